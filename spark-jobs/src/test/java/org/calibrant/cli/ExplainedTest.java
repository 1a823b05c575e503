package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.calibrant.calibration.PointRow;
import org.calibrant.core.Kernel;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;
import org.calibrant.core.Workers;
import org.calibrant.diffraction.ImageRow;
import org.calibrant.diffraction.RefinementRow;
import org.calibrant.optics.PsfFitRow;
import org.calibrant.optics.PsfRow;
import org.calibrant.tracks.TrackRow;
import org.calibrant.xray.FitRow;
import org.calibrant.xray.FoldRow;
import org.calibrant.xray.LibraryRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What engines tell of how a row came about. */
class ExplainedTest {
  @ParameterizedTest
  @EnumSource
  void everyEngineTellsHowItsRowsComeAbout(SmallCampaign campaign) {
    Telling told = told(campaign);
    assertThat(told.lines).isNotEmpty();
    told.lines.forEach(
        (table, lines) -> {
          if (!told.held.contains(table)) {
            assertThat(lines)
                .as(table)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches(".+ = .+").hasLineCount(1));
          }
        });
  }

  @Test
  void countsOfALibraryRowAreThoseThatWereDrawn() {
    Telling told = told(SmallCampaign.XRAY_LIBRARY);
    LibraryRow row = (LibraryRow) told.rows.get("LibraryRow");
    assertThat(told.number("LibraryRow", "drawn counts")).isEqualTo(row.counts());
    double expected = told.number("LibraryRow", "expected counts of the source");
    assertThat(row.counts()).isCloseTo(expected, within(6 * Math.sqrt(expected)));
    assertThat(told.number("LibraryRow", "C-statistic at the best fit")).isEqualTo(row.statistic());
    assertThat(told.number("LibraryRow", "exposure")).isEqualTo(50000);
  }

  @Test
  void theFirstMinimumOfASpectrumIsNoWorseThanTheFirstStepAndNoBetterThanTheLast() {
    Telling told = told(SmallCampaign.XRAY_FIT);
    FitRow row = (FitRow) told.rows.get("FitRow");
    double first = told.number("FitRow", "statistic after one step");
    double minimum = told.number("FitRow", "statistic of the first minimum");
    assertThat(minimum).isLessThanOrEqualTo(first).isGreaterThanOrEqualTo(row.statistic());
    assertThat(told.number("FitRow", "bins")).isEqualTo((double) row.bins());
  }

  @Test
  void collectedPhotonsAreNoFewerThanTheCounts() {
    Telling told = told(SmallCampaign.XRAY_FOLD);
    double rate = Arrays.stream(((FoldRow) told.rows.get("FoldRow")).rate()).sum();
    assertThat(told.number("FoldRow", "counts in all channels")).isCloseTo(rate, within(1e-12));
    assertThat(told.number("FoldRow", "photons that the effective area collects"))
        .isGreaterThan(0.99 * rate);
  }

  /** Steps end at the places on the way, so the end differs by the tolerance of the steps. */
  @Test
  void aTrackIsSeenOnItsWayToItsEnd() {
    Telling told = told(SmallCampaign.TRACKS);
    TrackRow row = (TrackRow) told.rows.get("TrackRow");
    List<String> lines = told.lines.get("TrackRow");
    assertThat(lines).anyMatch(line -> line.startsWith("at z = %s mm = ".formatted(row.z_start())));
    String end =
        lines.stream()
            .filter(line -> line.startsWith("at z = %s mm = x ".formatted(row.z_end())))
            .findAny()
            .orElseThrow();
    double x = Double.parseDouble(end.replaceAll(".* = x ([^ ]+) mm.*", "$1"));
    assertThat(x).isCloseTo(row.x_f(), within(1e-2));
    assertThat(told.number("TrackRow", "momentum")).isCloseTo(row.p_gev(), within(1e-9));
  }

  @Test
  void partsOfALikelihoodAddUp() {
    Telling told = told(SmallCampaign.POINTS);
    PointRow row = (PointRow) told.rows.get("PointRow");
    assertThat(told.number("PointRow", "ln likelihood at the end")).isEqualTo(row.ln_likelihood());
    double sum =
        Arrays.stream(told.numbers("PointRow", "ln likelihood at the end, by target")).sum();
    assertThat(sum).isCloseTo(row.ln_likelihood(), within(1e-9));
  }

  @Test
  void photonsOfAStillAreThoseOfItsPixels() {
    Telling told = told(SmallCampaign.DIFFRACTION_IMAGES);
    ImageRow row = (ImageRow) told.rows.get("ImageRow");
    double sum = Arrays.stream(row.pixels()).sum();
    assertThat(told.number("ImageRow", "expected photons")).isCloseTo(sum, within(1e-9 * sum));
  }

  @Test
  void aStageOfARefinementEndsAtTheLossOfTheRow() {
    Telling told = told(SmallCampaign.DIFFRACTION_REFINEMENT);
    RefinementRow row = (RefinementRow) told.rows.get("RefinementRow");
    assertThat(told.number("RefinementRow", "loss per pixel at the still's start"))
        .isEqualTo(row.loss_initial());
    assertThat(told.numbers("RefinementRow", "end of start 0")).isEqualTo(row.refined());
    assertThat(told.lines.get("RefinementRow")).anyMatch(line -> line.startsWith("stage 1, "));
  }

  @Test
  void photonsOfAnImageAreTheRowsTotal() {
    Telling told = told(SmallCampaign.OPTICS_PSF);
    PsfRow row = (PsfRow) told.rows.get("PsfRow");
    assertThat(told.number("PsfRow", "expected photons")).isEqualTo(row.total());
  }

  @Test
  void lossesOfASearchBeginAndEndAsInTheRow() {
    Telling told = told(SmallCampaign.OPTICS_FIT);
    PsfFitRow row = (PsfFitRow) told.rows.get("PsfFitRow");
    assertThat(told.number("PsfFitRow", "loss with the prior at the start"))
        .isEqualTo(row.loss_initial());
    assertThat(told.number("PsfFitRow", "loss with the prior at the end"))
        .isEqualTo(row.loss_final());
  }

  private static Telling told(SmallCampaign campaign) {
    Telling telling = new Telling();
    campaign.engine().run(telling);
    return telling;
  }

  /** Asks for the first row of each table, and computes what replies are asked for. */
  private static final class Telling implements Workers {
    private final Map<String, List<String>> lines = new TreeMap<>();
    private final Map<String, TableRow> rows = new TreeMap<>();

    /** Tables whose rows the driver holds and nobody computes. */
    private final Set<String> held = new TreeSet<>();

    double number(String table, String name) {
      return Double.parseDouble(text(table, name).split(" ", -1)[0]);
    }

    double[] numbers(String table, String name) {
      String inside = text(table, name).replaceAll("^\\[(.*)].*$", "$1");
      return Arrays.stream(inside.split(", ", -1)).mapToDouble(Double::parseDouble).toArray();
    }

    private String text(String table, String name) {
      return lines.get(table).stream()
          .filter(line -> line.startsWith(name + " = "))
          .map(line -> line.substring(name.length() + 3))
          .findFirst()
          .orElseThrow(() -> new AssertionError(name + " is not in " + lines.get(table)));
    }

    @Override
    public <U, R extends TableRow> void write(
        Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel) {
      if (kernel instanceof AsTheyAre) {
        held.add(table.name());
      }

      if (sweep.size() > 0 && !rows.containsKey(table.name())) {
        U unit = sweep.unit(0);
        kernel
            .apply(unit)
            .findFirst()
            .ifPresent(
                row -> {
                  rows.put(table.name(), row);
                  lines.put(table.name(), kernel.explained(unit, row));
                });
      }
    }

    @Override
    public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
      return LongStream.range(0, sweep.size()).mapToObj(sweep::unit).map(kernel::apply).toList();
    }

    @Override
    public <S extends Serializable> Optional<S> recall(Class<S> type) {
      return Optional.empty();
    }

    @Override
    public void remember(Serializable state) {
      // nothing is to be continued
    }
  }
}
