package org.calibrant.data.ogip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A damaged file gives data of the right shape or one line that names it; nothing else. */
class DamagedFilesTest {
  private static final int MUTANTS = 250;
  private static final String[] NASTY = {
    "-1",
    "0",
    "1",
    "2",
    "999",
    "1000",
    "32767",
    "65536",
    "2147483647",
    "-2147483648",
    "4294967295",
    "9223372036854775807",
    "1e300",
    "NaN",
    "T",
    "'1PE(99999999)'",
    "'99999999E'",
    "'1PJ'",
    "'E'",
    "'0E'",
    "'1QD(1)'",
    "''",
    "'16X'",
    "'keV'",
    "'m**2'",
    "1.5",
    "'TYPE:II'",
    "",
    "'unclosed"
  };

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("damaged.fits");
  }

  private Map<String, Consumer<Path>> writers() {
    Map<String, Consumer<Path>> writers = new LinkedHashMap<>();
    writers.put("arf", path -> OgipWriter.write(Small.arf(), path, true));
    writers.put(
        "variable", path -> OgipWriter.write(Small.rmf(1), OgipWriter.Rows.VARIABLE, path, true));
    writers.put("fixed", path -> OgipWriter.write(Small.rmf(1), OgipWriter.Rows.FIXED, path, true));
    writers.put("pha", path -> OgipWriter.write(Small.pha(), path, true));
    return writers;
  }

  private static Function<InputFile, Record> reader(String kind) {
    return switch (kind) {
      case "arf" -> Ogip::arf;
      case "pha" -> Ogip::pha;
      default -> Ogip::rmf;
    };
  }

  /** 1,000 mutants; the records' own constructors hold the shapes. */
  @Test
  void everyMutantGivesDataOrOneLineInBoundedTimeAndMemory() {
    int[] outcomes = new int[2];
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            writers()
                .forEach(
                    (kind, writer) -> {
                      writer.accept(file);
                      byte[] sound = bytes();
                      for (int seed = 0; seed < MUTANTS; seed++) {
                        outcomes[read(kind, seed, mutant(sound, new Random(seed))) ? 0 : 1]++;
                      }
                    }));
    // both ends are reached, so the mutants are neither all harmless nor all fatal
    assertThat(outcomes[0]).isGreaterThan(100);
    assertThat(outcomes[1]).isGreaterThan(300);
  }

  private boolean read(String kind, int seed, byte[] content) throws AssertionError {
    write(content);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    boolean read;
    try {
      assertThat(reader(kind).apply(Small.input(file))).isNotNull();
      read = true;
    } catch (BadInput e) {
      assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      read = false;
    } catch (RuntimeException | Error e) {
      return fail("mutant %s, seed %d".formatted(kind, seed), e);
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("bytes allocated for mutant %s, seed %d", kind, seed)
        .isLessThan(16L << 20);
    return read;
  }

  private static byte[] mutant(byte[] sound, Random random) {
    byte[] mutant = sound.clone();
    switch (random.nextInt(6)) {
      case 0 -> {
        for (int i = random.nextInt(8); i >= 0; i--) {
          mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 1 -> mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length));
      case 2, 3 -> {
        int at = cards(sound)[random.nextInt(cards(sound).length)];
        String key = new String(mutant, at, 8, StandardCharsets.US_ASCII);
        String card = "%-80s".formatted(key + "= " + NASTY[random.nextInt(NASTY.length)]);
        System.arraycopy(card.getBytes(StandardCharsets.US_ASCII), 0, mutant, at, 80);
      }
      case 4 -> {
        int from = cards(sound)[random.nextInt(cards(sound).length)];
        int to = cards(sound)[random.nextInt(cards(sound).length)];
        System.arraycopy(sound, from, mutant, to, 80);
      }
      default -> {
        int at = random.nextInt(mutant.length / 4) * 4;
        Arrays.fill(mutant, at, at + 4, (byte) (random.nextBoolean() ? 0x7f : 0xff));
      }
    }

    return mutant;
  }

  /** Offsets of all lines that hold a keyword and a value. */
  private static int[] cards(byte[] content) {
    return IntStream.range(0, content.length / 80)
        .map(i -> 80 * i)
        .filter(at -> content[at + 8] == '=' && content[at + 9] == ' ')
        .toArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NAXIS2|NAXIS2  = 2000000000|cut short",
        "NAXIS1|NAXIS1  = 13|the columns take 12 bytes per row, but NAXIS1 is 13",
        "NAXIS2|NAXIS2  = 9223372036854775807|whole number",
        "PCOUNT|PCOUNT  = -5|PCOUNT is -5, expected 0",
        "TFIELDS|TFIELDS = 5000|TFIELDS is 5000, expected 0 to 999",
        "TFORM3|TFORM3  = '1Z      '|TFORM3 is '1Z'",
        "TTYPE3|TTYPE3  = 'SPECTRUM'|no table with the columns ENERG_LO, ENERG_HI, SPECRESP",
        "TUNIT3|TUNIT3  = 'm**2    '|column SPECRESP is in 'm**2', expected cm**2",
        "TUNIT1|TUNIT1  = 'Angstrom'|column ENERG_LO is in 'Angstrom', expected keV",
        "BITPIX|BITPIX  = 7|BITPIX is 7",
        "SIMPLE|SIMPLF  = T|is not a FITS file",
      })
  void aHeaderThatCannotBeTrueIsRefusedByNameBeforeTheDataAreTouched(
      String key, String card, String message) {
    OgipWriter.write(Small.arf(), file, false);
    Small.edit(file, key, card);

    assertThatThrownBy(() -> Ogip.arf(Small.input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void aDescriptorThatPointsOutsideTheHeapIsRefusedWithItsRow() {
    OgipWriter.write(Small.rmf(1), OgipWriter.Rows.VARIABLE, file, false);
    byte[] content = bytes();
    Hdu matrix = Preflight.units("", content).get(1);
    int row = 4;
    int cell = matrix.dataStart() + row * matrix.rowWidth() + matrix.column("MATRIX").offset();
    content[cell + 5] = 1; // the offset grows by 65536
    write(content);

    assertThatThrownBy(() -> Ogip.rmf(Small.input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("HDU 2 'MATRIX' row 5 column MATRIX: claims 4 elements at byte 65");
  }

  /** Rows that share the heap could ask for rows × heap elements. */
  @Test
  void descriptorsThatClaimMoreThanTheHeapTogetherAreRefused() {
    OgipWriter.write(Small.rmf(1), OgipWriter.Rows.VARIABLE, file, false);
    byte[] content = bytes();
    Hdu matrix = Preflight.units("", content).get(1);
    int words = (matrix.dataLength() - matrix.heapStart()) / 4;
    for (int row = 0; row < matrix.rows(); row++) {
      int cell = matrix.dataStart() + row * matrix.rowWidth() + matrix.column("MATRIX").offset();
      Arrays.fill(content, cell, cell + 8, (byte) 0);
      content[cell + 2] = (byte) (words >> 8);
      content[cell + 3] = (byte) words;
    }

    write(content);
    assertThatThrownBy(() -> Ogip.rmf(Small.input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("column MATRIX claims");
  }

  @Test
  void channelsBeyondTheLastAreRefusedWithRowAndNumbers() {
    OgipWriter.write(Small.rmf(1), OgipWriter.Rows.VARIABLE, file, false);
    Small.edit(file, "TLMIN4", "TLMIN4  = 0");

    assertThatThrownBy(() -> Ogip.rmf(Small.input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("HDU 2 'MATRIX' row 12 column F_CHAN")
        .hasMessageContaining("F_CHAN 12 + N_CHAN 4 ends beyond channel 14");
    Small.edit(file, "TLMIN4", "TLMIN4  = 4");
    assertThatThrownBy(() -> Ogip.rmf(Small.input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is 3, before the first channel 4");
  }

  /** Right syntax, wrong science: row 3 of each file is made wrong in one number. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPECRESP|-1|row 3: SPECRESP must be finite and not negative, was -1.0",
        "SPECRESP|NaN|row 3: SPECRESP must be finite and not negative, was NaN",
        "SPECRESP|Infinity|row 3: SPECRESP must be finite and not negative, was Infinity",
        "ENERG_HI|0.6|row 3: expected 0 <= ENERG_LO < ENERG_HI",
        "ENERG_LO|NaN|row 3: expected 0 <= ENERG_LO < ENERG_HI",
        "ENERG_LO|0.65|an overlap between energy bins",
        "ENERG_LO|0.75|a gap between energy bins",
      })
  void aWrongNumberIsRefusedWithItsRow(String column, float value, String message) {
    OgipWriter.write(Small.arf(), file, false);
    set(column, 2, value);

    assertThatThrownBy(() -> Ogip.arf(Small.input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + ": HDU 2 'SPECRESP': ")
        .hasMessageContaining(message);
  }

  /** float32 rounds each edge on its own; that is no gap. */
  @Test
  void edgesThatDifferByRoundingAreTheSameEdge() {
    OgipWriter.write(Small.arf(), file, false);
    set("ENERG_LO", 2, 0.7f + 2e-7f);

    assertThat(Ogip.arf(Small.input(file)).bins()).isEqualTo(Small.BINS);
  }

  @Test
  void aNegativeMatrixElementIsRefusedUnlessItIsTheDipOfAnInterpolation() {
    OgipWriter.write(Small.rmf(1), OgipWriter.Rows.FIXED, file, false);
    set("MATRIX", 5, -0.0005f);
    assertThat(Ogip.rmf(Small.input(file)).values()).contains(-0.0005f);

    set("MATRIX", 5, -0.05f);
    assertThatThrownBy(() -> Ogip.rmf(Small.input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("HDU 2 'MATRIX': row 6: MATRIX must not be negative, was -0.05")
        .hasMessageContaining("in channel 6");
  }

  @Test
  void gridsThatDifferAreRefusedWithTheFirstRowAndBothFiles() {
    Arf arf = Small.arf();
    double[] lo = arf.energyLo().clone();
    double[] hi = arf.energyHi().clone();
    lo[5] *= 1 + 5e-5;
    hi[4] = lo[5];
    Arf shifted = new Arf("shifted.arf", lo, hi, arf.area(), 1, Map.of());

    Ogip.requireSameGrid(arf, Small.rmf(0));
    assertThatThrownBy(() -> Ogip.requireSameGrid(shifted, Small.rmf(0)))
        .isInstanceOf(BadInput.class)
        .hasMessageMatching(
            "shifted.arf: row 5: ENERG_HI is 1\\.0000\\d+ keV, but 1\\.0 keV in small.rmf.*");
  }

  @Test
  void aTypeTwoSpectrumAndAMissingExposureAreRefused() {
    OgipWriter.write(Small.pha(), file, false);
    Small.edit(file, "HDUCLAS4", "HDUCLAS4= 'TYPE:II '");
    assertThatThrownBy(() -> Ogip.pha(Small.input(file)))
        .hasMessageContaining("holds several spectra (type II)");

    OgipWriter.write(Small.pha(), file, true);
    Small.edit(file, "EXPOSURE", "EXPOSURE= -1.0");
    assertThatThrownBy(() -> Ogip.pha(Small.input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("EXPOSURE must be positive, was -1.0");
  }

  @Test
  void aFileCutAtAnyBlockIsRefused() {
    for (String kind : List.of("arf", "variable", "fixed", "pha")) {
      writers().get(kind).accept(file);
      byte[] content = bytes();
      for (int length = 0; length < content.length; length += 720) {
        write(Arrays.copyOf(content, length));
        assertThatThrownBy(() -> reader(kind).apply(Small.input(file)))
            .as("%s cut at %d", kind, length)
            .isInstanceOf(BadInput.class);
      }
    }
  }

  /** Sets the (first) float of a cell in the first table. */
  private void set(String column, int row, float value) {
    byte[] content = bytes();
    Hdu table = Preflight.units("", content).get(1);
    int at = table.dataStart() + row * table.rowWidth() + table.column(column).offset();
    ByteBuffer.wrap(content).putFloat(at, value);
    write(content);
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void write(byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
