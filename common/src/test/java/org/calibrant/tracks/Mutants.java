package org.calibrant.tracks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.fieldmap.FieldMap;
import org.calibrant.data.npy.Element;
import org.calibrant.data.npy.NpzWriter;

/**
 * Reads damaged field maps, copies of maps and states, in a small heap. What is accepted must be what
 * the text says, read by the simplest means; a damaged copy must not be noticed at all. Prints how many
 * were accepted, how many refused, and the longest time in milliseconds.
 */
final class Mutants {
  private static final int GRID = 6;
  private static final String[] NASTY = {
    "NaN",
    "Infinity",
    "-Infinity",
    "1e400",
    "-0",
    "1e-400",
    "0x10",
    "1e",
    "--1",
    "9".repeat(70),
    "1e308",
    "\u0000",
    "#",
    "\n",
    "\n\n\n",
    ",",
    ";",
    "\uFEFF",
    "-4000",
    "1 2 3 4 5 6 7",
    ""
  };

  private final Path folder;
  private final String kind;
  private final SplittableRandom random;

  private Mutants(Path folder, String kind, long seed) {
    this.folder = folder;
    this.kind = kind;
    this.random = new SplittableRandom(seed);
  }

  public static void main(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[3]);
    Mutants mutants = new Mutants(Path.of(arguments[0]), arguments[1], seed);
    System.out.println(mutants.read(Integer.parseInt(arguments[2])));
  }

  private String read(int count) throws IOException {
    byte[] good = original();
    int accepted = 0;
    long longest = 0;
    for (int mutant = 0; mutant < count; mutant++) {
      byte[] bad = damaged(good, mutant);
      Path path = folder.resolve("mutant" + mutant + suffix());
      long start = System.nanoTime();
      try {
        if (read(path, bad)) {
          accepted++;
        }
      } catch (BadInput e) {
        if (!e.getMessage().startsWith(path.toString()) || e.getMessage().contains("\n")) {
          throw new AssertionError("mutant %d of %s".formatted(mutant, kind), e);
        }
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        throw new AssertionError("mutant %d of %s".formatted(mutant, kind), e);
      }

      longest = Math.max(longest, (System.nanoTime() - start) / 1_000_000);
      Files.deleteIfExists(path);
    }

    return "%d %d %d".formatted(accepted, count - accepted, longest);
  }

  private String suffix() {
    return switch (kind) {
      case "gz" -> ".txt.gz";
      case "npz" -> ".npz";
      case "csv" -> ".csv";
      default -> ".txt";
    };
  }

  private byte[] original() throws IOException {
    Path path = folder.resolve("original" + suffix());
    switch (kind) {
      case "csv" -> Files.writeString(path, states());
      case "npz" -> npz(path);
      default -> {
        double[] side = Fields.axis(-500, 200, GRID);
        Fields.write(folder.resolve("original.txt"), side, side, side, Fields.DIPOLE);
      }
    }

    byte[] text =
        Files.readAllBytes(
            folder.resolve(kind.equals("gz") ? "original.txt" : path.getFileName().toString()));
    return switch (kind) {
      case "gz" -> packed(text);
      case "copy" -> copyOf(path);
      default -> text;
    };
  }

  private static String states() {
    StringBuilder lines = new StringBuilder("id,z_start,z_end,x,y,tx,ty,qop_per_MeV\n");
    for (int i = 0; i < 40; i++) {
      lines.append("%d,3000,9000,%d.5,-%d,0.1,-0.2,1e-%d\n".formatted(i, i, 7 * i, 3 + i % 3));
    }

    return lines.toString();
  }

  private static void npz(Path path) throws IOException {
    double[] x = new double[240];
    double[] z = new double[80];
    Arrays.setAll(x, i -> i % 6 == 4 ? 1e-4 : i);
    Arrays.setAll(z, i -> i % 2 == 0 ? 3000 : 9000);
    try (NpzWriter out = new NpzWriter(Files.newOutputStream(path), 1)) {
      out.array("X", Element.FLOAT32, x, 40, 6);
      out.array("Z", Element.FLOAT32, z, 40, 2);
      out.finish();
    }
  }

  private byte[] copyOf(Path text) throws IOException {
    FieldMap.read(new InputFile(text.toString()), folder.resolve("cache").toString());
    return Files.readAllBytes(copy());
  }

  private Path copy() throws IOException {
    try (Stream<Path> copies = Files.list(folder.resolve("cache"))) {
      return copies.findFirst().orElseThrow();
    }
  }

  private static byte[] packed(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    }

    return bytes.toByteArray();
  }

  /** A copy is damaged with a sum that fits in half of the cases: counts that cannot be true. */
  private byte[] damaged(byte[] good, int mutant) {
    byte[] bad = good.clone();
    int changes = random.nextInt(1, 5);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(random.nextInt(4) == 0 ? Math.min(64, bad.length) : bad.length);
      bad[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bad[at] ^ 0x80);
    }

    if (kind.equals("copy") && mutant % 2 == 0) {
      bad = good.clone();
      bad[40 + random.nextInt(12)] = (byte) random.nextInt();
      try {
        byte[] sum =
            MessageDigest.getInstance("SHA-256").digest(Arrays.copyOfRange(bad, 40, bad.length));
        System.arraycopy(sum, 0, bad, 8, sum.length);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    } else if (List.of("map", "csv").contains(kind) && mutant % 3 > 0) {
      bad = words(good);
    }

    return mutant % 10 == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
  }

  /** Text with a word replaced, or a line left out, repeated or moved to the end. */
  private byte[] words(byte[] good) {
    List<String> lines =
        new java.util.ArrayList<>(
            List.of(new String(good, StandardCharsets.UTF_8).split("\n", -1)));
    int at = random.nextInt(lines.size() - 1);
    String separator = kind.equals("csv") ? "," : " ";
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size() - 1)));
      case 2 -> lines.add(0, lines.remove(at));
      default -> {
        String[] words = lines.get(at).split(separator, -1);
        words[random.nextInt(words.length)] = NASTY[random.nextInt(NASTY.length)];
        lines.set(at, String.join(separator, words));
      }
    }

    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether it was accepted, and then is what it should be. */
  private boolean read(Path path, byte[] bad) throws IOException {
    InputFile file = new InputFile(path.toString());
    switch (kind) {
      case "copy" -> {
        Files.write(copy(), bad);
        InputFile text = new InputFile(folder.resolve("original.txt").toString());
        sameAs(
            Files.readAllBytes(folder.resolve("original.txt")),
            FieldMap.read(text, folder.resolve("cache").toString()));
      }
      case "map", "gz" -> {
        Files.write(path, bad);
        FieldMap map = FieldMap.read(file);
        sameAs(
            kind.equals("gz")
                ? new GZIPInputStream(new ByteArrayInputStream(bad)).readAllBytes()
                : bad,
            map);
      }
      default -> {
        Files.write(path, bad);
        finite(kind.equals("csv") ? new StatesTable(file) : new StatesArrays(file));
      }
    }

    return true;
  }

  private static void sameAs(byte[] text, FieldMap map) {
    int rows = 0;
    for (String line : new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      String bare = line.strip();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        double[] row =
            Stream.of(bare.split("[ \t\r]+", -1)).mapToDouble(Double::parseDouble).toArray();
        int i = Arrays.binarySearch(map.x(), row[0]);
        int j = Arrays.binarySearch(map.y(), row[1]);
        int k = Arrays.binarySearch(map.z(), row[2]);
        int at = 3 * ((i * map.y().length + j) * map.z().length + k);
        if (!Arrays.equals(
            Arrays.copyOfRange(map.b(), at, at + 3), Arrays.copyOfRange(row, 3, 6))) {
          throw new IllegalStateException("the map differs from its text at " + bare);
        }

        rows++;
      }
    }

    if (3 * rows != map.b().length) {
      throw new IllegalStateException("%d values of %d lines".formatted(map.b().length, rows));
    }
  }

  private static void finite(TrackSource source) {
    for (Track track : source.tracks(0, source.size())) {
      double sum =
          track.zStart()
              + track.zEnd()
              + track.x()
              + track.y()
              + track.tx()
              + track.ty()
              + track.qop();
      if (!Double.isFinite(sum)) {
        throw new IllegalStateException("accepted " + track);
      }
    }
  }
}
