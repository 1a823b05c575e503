package org.calibrant.xray;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.xray.likelihood.WStat;

/**
 * A program for a small heap: reads damaged copies of one file of an observation, fits what can be
 * read, and prints how many were read and refused. Anything but data or one line ends it.
 *
 * <p>Arguments: a folder with ccd.arf, ccd.rmf, source.pha, source_bkg.pha and AtomDB's line.fits and
 * coco.fits; the file to damage; how many times; the seed.
 */
final class Mutants {
  private Mutants() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path victim = folder.resolve(arguments[1]);
    byte[] sound = Files.readAllBytes(victim);
    int read = 0;
    int refused = 0;
    long longest = 0;
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      Path copy = folder.resolve("mutant-" + i + "-" + arguments[1]);
      Files.write(copy, mutant(sound, new Random(Long.parseLong(arguments[3]) + i)));
      long start = System.nanoTime();
      try {
        use(folder, arguments[1], new InputFile(copy.toString()));
        read++;
      } catch (BadInput | IllegalArgumentException e) {
        if (e.getMessage() == null || e.getMessage().contains("\n")) {
          throw new IllegalStateException("mutant " + i + " is not told in one line", e);
        }

        refused++;
      } catch (RuntimeException | Error e) {
        throw new IllegalStateException("mutant " + i, e);
      } finally {
        Files.delete(copy);
      }

      longest = Math.max(longest, System.nanoTime() - start);
    }

    System.out.println(read + " " + refused + " " + longest / 1_000_000);
  }

  private static void use(Path folder, String which, InputFile mutant) {
    if (which.equals("line.fits") || which.equals("coco.fits")) {
      boolean line = which.equals("line.fits");
      AtomDbFiles files =
          new AtomDbFiles(
              line ? mutant : in(folder, "line.fits"), line ? in(folder, "coco.fits") : mutant);
      double[] flux = new double[50];
      double[] edges = new double[51];
      Arrays.setAll(edges, i -> 0.3 + 0.2 * i);
      Apec apec = new Apec(files, 1.5, 0.3, Abundances.WILM, 0, 0, false, 1);
      apec.check();
      apec.addTo(edges, flux);
      return;
    }

    if (which.equals("plane-T.fits")) {
      Ogip.tableModel(mutant);
      return;
    } else if (which.equals("sigma.fits")) {
      Ogip.crossSections(mutant, "SIGMA", 1);
      return;
    }

    ArfRmf response =
        new ArfRmf(
            which.equals("ccd.arf") ? mutant : in(folder, "ccd.arf"),
            which.equals("ccd.rmf") ? mutant : in(folder, "ccd.rmf"));
    PhaFiles spectra =
        new PhaFiles(
            List.of(which.equals("source.pha") ? mutant : in(folder, "source.pha")),
            response,
            new BackgroundFile(
                which.equals("source_bkg.pha") ? mutant : in(folder, "source_bkg.pha")));
    Map<String, Setting> free = new TreeMap<>();
    free.put("photon-index", new Setting.Free(1.7, -3, 10));
    free.put("norm", new Setting.Free(1e-3, 0, 1));
    ModelFit fit =
        new ModelFit(new FileGrouping(true), new WStat(), new Bounds.NoBounds(), List.of(), 30);
    fit.prepare(spectra.load(), new AllChannels(), new Model(new PowerLaw(1.7, 1e-3), free)).fit(0);
  }

  private static InputFile in(Path folder, String name) {
    return new InputFile(folder.resolve(name).toString());
  }

  /** A flipped bit, a cut, a number replaced by a nasty one in header or data, zeroed bytes. */
  private static byte[] mutant(byte[] sound, Random random) {
    byte[] mutant = sound.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
          mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 1 -> mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length));
      case 2 -> {
        int card = 80 * random.nextInt(mutant.length / 80);
        String[] nasty = {
          "-1", "0", "2147483647", "9223372036854775807", "1e300", "NaN", "'99999E'", "''"
        };
        String text = "%-20s".formatted(nasty[random.nextInt(nasty.length)]);
        byte[] value = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(value, 0, mutant, Math.min(card + 10, mutant.length - 20), 20);
      }
      case 3 -> {
        int at = random.nextInt(mutant.length / 4) * 4;
        Arrays.fill(mutant, at, at + 4, (byte) (random.nextBoolean() ? 0x7f : 0xff));
      }
      default -> {
        int at = random.nextInt(mutant.length);
        int end = Math.min(mutant.length, at + 1 + random.nextInt(2000));
        Arrays.fill(mutant, at, end, (byte) 0);
      }
    }

    return mutant;
  }
}
