package org.calibrant.data.hdf5;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.calibrant.core.BadInput;

/** Reads damaged copies of a file, in a small heap; prints how many were refused. */
final class Mutants {
  private static final long MOST_NANOS = 10_000_000_000L;

  private Mutants() {}

  public static void main(String[] arguments) throws IOException {
    Path original = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    readAll(original);
    byte[] good = Files.readAllBytes(original);
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    for (int mutant = 0; mutant < count; mutant++) {
      Path path = Files.write(original.resolveSibling("mutant.h5"), damaged(good, random, mutant));
      long start = System.nanoTime();
      try {
        readAll(path);
      } catch (BadInput e) {
        refused++;
        if (!e.getMessage().startsWith(path.toString()) || e.getMessage().contains("\n")) {
          throw new AssertionError("mutant %d of seed %d".formatted(mutant, seed), e);
        }
      } catch (RuntimeException | Error e) {
        throw new AssertionError("mutant %d of seed %d".formatted(mutant, seed), e);
      }

      if (System.nanoTime() - start > MOST_NANOS) {
        throw new AssertionError("mutant %d of seed %d hangs".formatted(mutant, seed));
      }
    }

    System.out.println(refused);
  }

  private static byte[] damaged(byte[] good, SplittableRandom random, int mutant) {
    byte[] bad = good.clone();
    int changes = random.nextInt(1, 5);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bad.length);
      bad[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bad[at] ^ 0x80);
    }

    return mutant % 10 == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
  }

  private static void readAll(Path path) {
    try (Hdf5File file = Hdf5File.open(path)) {
      readAll(file, "", 0);
    }
  }

  private static void readAll(Hdf5File file, String group, int depth) {
    for (String name : file.names(group)) {
      String path = group.isEmpty() ? name : group + "/" + name;
      file.texts(path, "axes");
      file.texts(path, "unit");
      file.numbers(path, "version");
      if (file.isGroup(path)) {
        if (depth < 10) {
          readAll(file, path, depth + 1);
        }
      } else if (file.isDoubles(path)) {
        double[] all = file.doubles(path);
        long[] shape = file.shape(path);
        if (all.length > 0 && shape.length > 0) {
          int[] one = new int[shape.length];
          Arrays.fill(one, 1);
          file.doubles(path, new long[shape.length], one);
        }
      } else {
        file.texts(path);
      }
    }
  }
}
