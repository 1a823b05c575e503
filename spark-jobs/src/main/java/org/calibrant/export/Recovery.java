package org.calibrant.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * How well refinements of simulated stills found the truth: a page of text, {@code summary.txt}, and
 * tables {@code recovery.csv} (by distance of the start) and {@code pulls.csv} (by parameter). A single
 * still is shown parameter by parameter.
 *
 * <p>A still is recovered when
 *
 * <ol>
 *   <li>its loss fell by the factor asked for,
 *   <li>the mosaic spread is within its tolerance of the truth,
 *   <li>all misset angles are,
 *   <li>and all numbers are finite.
 * </ol>
 *
 * @param reduction of the loss, at least
 * @param mosaicDeg tolerance of the mosaic spread [deg]
 * @param missetDeg tolerance of each misset angle [deg]
 */
public record Recovery(double reduction, double mosaicDeg, double missetDeg) implements Export {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "summary.txt";

  public Recovery {
    positive("reduction", reduction);
    positive("mosaic-deg", mosaicDeg);
    positive("misset-deg", missetDeg);
  }

  /**
   * What one refinement reached.
   *
   * @param met whether each criterion is met, in their order
   * @param before loss at the start
   * @param after loss at the end
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Criteria(boolean[] met, double before, double after) {

    /** Whether all are met. */
    public boolean all() {
      return met[0] && met[1] && met[2] && met[3];
    }
  }

  /** Looks at one refinement. */
  public Criteria criteria(
      List<String> names, double[] truth, double[] refined, double before, double after) {
    boolean mosaic = true;
    boolean misset = true;
    boolean finite = Double.isFinite(before) && Double.isFinite(after);
    for (int i = 0; i < truth.length; i++) {
      double error = Math.abs(refined[i] - truth[i]);
      finite &= Double.isFinite(refined[i]);
      if (names.get(i).equals("mosaic")) {
        mosaic = error <= mosaicDeg;
      } else if (names.get(i).startsWith("misset")) {
        misset &= error <= missetDeg;
      }
    }

    return new Criteria(
        new boolean[] {before >= reduction * after, mosaic, misset, finite}, before, after);
  }

  /** The criteria in words, in their order. */
  public List<String> told() {
    return List.of(
        "loss at least " + number(reduction) + " times lower",
        "mosaic spread within " + number(mosaicDeg) + " deg",
        "misset angles within " + number(missetDeg) + " deg",
        "all numbers finite");
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static void positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    Stills.refuseWhatIsThere(run, folder);
    RefinedStills table = RefinedStills.read(run, this);
    Publication.publish(
        new Path(folder),
        run.hadoop(),
        fresh -> {
          put(fresh.resolve(PAGE), table.page());
          put(fresh.resolve("recovery.csv"), table.byDistance());
          put(fresh.resolve("pulls.csv"), table.pulls());
        });
  }

  private static void put(java.nio.file.Path file, List<String> lines) throws IOException {
    Files.write(file, lines, StandardCharsets.UTF_8);
  }

  @Override
  public List<String> told(FinishedRun run, String folder) throws IOException {
    Path page = new Path(folder, PAGE);
    try (InputStream in = page.getFileSystem(run.hadoop()).open(page)) {
      return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R"));
    }
  }
}
