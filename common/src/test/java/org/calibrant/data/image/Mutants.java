package org.calibrant.data.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.math.RandomStream;

/**
 * A program for a small heap: reads damaged copies of an image or of a list of reflections, and prints
 * how many were read, how many refused, and the longest time in ms. Anything but data or one line that
 * names the file ends it.
 *
 * <p>Arguments: a sound file, ending in hkl for reflections; how many times; the seed.
 */
final class Mutants {
  private static final String[] NASTY = {
    "-1",
    "0",
    "3",
    "65535",
    "99999",
    "2147483647",
    "4294967296",
    "9223372036854775807",
    "1e300",
    "NaN"
  };

  private Mutants() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    byte[] sound = Files.readAllBytes(file);
    Path copy = file.resolveSibling("mutant-" + file.getFileName());
    RandomStream random = new RandomStream(Long.parseLong(arguments[2]), "mutants");
    int read = 0;
    int refused = 0;
    long longest = 0;
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      random.start(i);
      Files.write(copy, mutant(sound, random));
      long start = System.nanoTime();
      try {
        use(new InputFile(copy.toString()));
        read++;
      } catch (BadInput e) {
        if (!e.getMessage().contains(copy.toString()) || e.getMessage().contains("\n")) {
          throw new IllegalStateException("mutant " + i + " is not told in one line", e);
        }

        refused++;
      } catch (RuntimeException | Error e) {
        throw new IllegalStateException("mutant " + i, e);
      }

      longest = Math.max(longest, System.nanoTime() - start);
    }

    System.out.println(read + " " + refused + " " + longest / 1_000_000);
  }

  private static void use(InputFile mutant) {
    if (mutant.uri().endsWith("hkl")) {
      Hkl.read(mutant);
      return;
    }

    ImageStack stack = Images.read(mutant);
    if (stack.pixels().length != stack.count() * stack.slow() * stack.fast()) {
      throw new IllegalStateException("pixels that are no image");
    }
  }

  private static byte[] mutant(byte[] sound, RandomStream random) {
    byte[] bytes = sound.clone();
    int changes = 1 + (int) (random.uniform() * 4);
    for (int k = 0; k < changes; k++) {
      int at = (int) (random.uniform() * bytes.length);
      double kind = random.uniform();
      if (kind < 0.4) {
        bytes[at] = (byte) random.bits();
      } else if (kind < 0.55) {
        bytes = Arrays.copyOf(bytes, Math.max(1, at));
      } else if (kind < 0.75) {
        bytes = spliced(bytes, at, at, new byte[] {(byte) random.bits()});
      } else {
        String nasty = NASTY[(int) (random.uniform() * NASTY.length)];
        bytes = renumbered(bytes, at, nasty.getBytes(StandardCharsets.US_ASCII));
      }
    }

    return bytes;
  }

  /** Another number in the place of the first written in digits from a byte on; else 0xff eight times. */
  private static byte[] renumbered(byte[] bytes, int at, byte[] number) {
    int from = at;
    while (from < bytes.length && !isDigit(bytes[from])) {
      from++;
    }

    int to = from;
    while (to < bytes.length && isDigit(bytes[to])) {
      to++;
    }

    if (from < bytes.length) {
      return spliced(bytes, from, to, number);
    }

    Arrays.fill(bytes, at, Math.min(bytes.length, at + 8), (byte) 0xff);
    return bytes;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    byte[] spliced = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
    System.arraycopy(middle, 0, spliced, from, middle.length);
    System.arraycopy(bytes, to, spliced, from + middle.length, bytes.length - to);
    return spliced;
  }
}
