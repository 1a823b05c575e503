package org.calibrant.data.npy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;

/**
 * Reads damaged copies of a file, in a small heap; prints how many were refused. A packed archive
 * has checksums: whatever is read from it must be what was written. A bare array has none: only its
 * header can be wrong.
 */
final class Mutants {
  private static final long MOST_NANOS = 10_000_000_000L;
  private static final int MOST = 1 << 20;

  private Mutants() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    boolean archive = arguments[1].equals("npz");
    int count = Integer.parseInt(arguments[2]);
    long seed = Long.parseLong(arguments[3]);
    Path original = folder.resolve("original." + arguments[1]);
    if (archive) {
      NpzTest.write(original, 60);
    } else {
      NpyWriter.write(original, Element.FLOAT32, new double[60], 20, 3);
    }

    Map<String, double[]> truth = read(original, archive);
    byte[] good = Files.readAllBytes(original);
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    for (int mutant = 0; mutant < count; mutant++) {
      Path path = folder.resolve("mutant" + mutant % 7 + "." + arguments[1]);
      Files.write(path, damaged(good, random, mutant));
      long start = System.nanoTime();
      try {
        Map<String, double[]> found = read(path, archive);
        for (Map.Entry<String, double[]> array : found.entrySet()) {
          double[] expected = truth.get(array.getKey());
          if (archive && expected != null && !Arrays.equals(expected, array.getValue())) {
            throw new AssertionError(
                "mutant %d of seed %d: %s has changed".formatted(mutant, seed, array.getKey()));
          }
        }
      } catch (BadInput e) {
        refused++;
        if (!e.getMessage().startsWith(path.toString()) || e.getMessage().contains("\n")) {
          throw new AssertionError("mutant %d of seed %d".formatted(mutant, seed), e);
        }
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        throw new AssertionError("mutant %d of seed %d".formatted(mutant, seed), e);
      }

      if (System.nanoTime() - start > MOST_NANOS) {
        throw new AssertionError("mutant %d of seed %d hangs".formatted(mutant, seed));
      }
    }

    System.out.println(refused);
  }

  /** Half of the damage is in the first bytes, where headers are. */
  private static byte[] damaged(byte[] good, SplittableRandom random, int mutant) {
    byte[] bad = good.clone();
    int changes = random.nextInt(1, 5);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(random.nextBoolean() ? Math.min(128, bad.length) : bad.length);
      bad[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bad[at] ^ 0x80);
    }

    return mutant % 10 == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
  }

  private static Map<String, double[]> read(Path path, boolean archive) {
    InputFile file = new InputFile(path.toString());
    Map<String, double[]> arrays = new TreeMap<>();
    if (!archive) {
      try (NpyReader array = NpyReader.open(file)) {
        arrays.put("", array.doubles(MOST));
      }

      return arrays;
    }

    try (NpzFile members = NpzFile.open(file)) {
      for (String name : members.names()) {
        try (NpyReader array = members.array(name)) {
          arrays.put(name, array.doubles(MOST));
        }
      }
    }

    return arrays;
  }
}
