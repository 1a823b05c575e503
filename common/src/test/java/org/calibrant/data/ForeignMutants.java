package org.calibrant.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.fieldmap.FieldMap;
import org.calibrant.data.image.FitsImage;
import org.calibrant.data.image.Hkl;
import org.calibrant.data.image.Images;
import org.calibrant.data.ogip.Ogip;

/**
 * A program for a small heap: reads damaged copies of a file and prints how many were read, refused,
 * and the longest time in milliseconds. Anything but data or one line that names the file ends it.
 *
 * <p>Arguments: the kind of file; a sound one; how many times; the seed.
 */
final class ForeignMutants {
  private static final String[] NASTY = {
    "-1",
    "0",
    "999999999",
    "2147483647",
    "9223372036854775807",
    "1e308",
    "-1e-308",
    "NaN",
    "Inf",
    "'",
    "\n",
    ","
  };

  private ForeignMutants() {}

  public static void main(String[] arguments) throws IOException {
    Path sound = Path.of(arguments[1]);
    byte[] good = Files.readAllBytes(sound);
    use(arguments[0], new InputFile(sound.toString()));
    int read = 0;
    int refused = 0;
    long longest = 0;
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      Path path = sound.resolveSibling("mutant-" + sound.getFileName());
      Files.write(path, mutant(good, new Random(Long.parseLong(arguments[3]) + i)));
      long begun = System.nanoTime();
      try {
        use(arguments[0], new InputFile(path.toString()));
        read++;
      } catch (BadInput e) {
        refused++;
        if (!e.getMessage().contains(path.getFileName().toString())
            || e.getMessage().contains("\n")) {
          throw new IllegalStateException("mutant " + i + " is not told in one line", e);
        }
      } catch (RuntimeException | Error e) {
        throw new IllegalStateException("mutant " + i, e);
      }

      longest = Math.max(longest, System.nanoTime() - begun);
    }

    System.out.println(read + " " + refused + " " + longest / 1_000_000);
  }

  /** Reads a file of some kind. */
  static void use(String kind, InputFile file) {
    switch (kind) {
      case "smv", "npy", "hdf5" -> Images.read(file).pixels();
      case "fits" -> FitsImage.read(file).pixels();
      case "hkl" -> Hkl.read(file);
      case "map" -> FieldMap.read(file);
      case "table-model" -> Ogip.tableModel(file);
      case "cross-section" -> Ogip.crossSections(file, "SIGMA", 1e-22);
      default -> rows(file);
    }
  }

  private static void rows(InputFile file) {
    try (InputTable table = InputTable.open(file)) {
      int columns = table.columns().size();
      while (table.next()) {
        for (int c = 0; c < columns; c++) {
          table.text(c);
        }
      }
    }
  }

  /** Flipped bits, a cut, other bytes, a nasty number over what is there, bytes doubled. */
  private static byte[] mutant(byte[] good, Random random) {
    byte[] bad = good.clone();
    int at = random.nextInt(bad.length);
    switch (random.nextInt(6)) {
      case 0 -> {
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
          bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 1 -> bad = Arrays.copyOf(bad, at);
      case 2 -> {
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        }
      }
      case 3 -> {
        byte[] text = NASTY[random.nextInt(NASTY.length)].getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(
            text,
            0,
            bad,
            Math.max(0, Math.min(at, bad.length - text.length)),
            Math.min(text.length, bad.length));
      }
      case 4 -> {
        int to = Math.min(bad.length, at + 1 + random.nextInt(64));
        Arrays.fill(bad, at, to, (byte) (random.nextBoolean() ? 0x7f : 0xff));
      }
      default -> {
        byte[] longer = new byte[bad.length + random.nextInt(64)];
        System.arraycopy(bad, 0, longer, 0, at);
        System.arraycopy(bad, at, longer, at + longer.length - bad.length, bad.length - at);
        bad = longer;
      }
    }

    return bad;
  }
}
