package org.calibrant.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Chains as text: a file {@code <problem>.csv} with the columns ensemble, iteration, walker, the
 * parameters, the derived quantities, ln_prior, ln_likelihood. Numbers are written so that they read
 * back to the same bits.
 *
 * @param overwrite whether files that are there already are replaced
 */
public record ChainCsv(boolean overwrite) implements Export {
  private static final long serialVersionUID = 1L;

  @Override
  public void check(FinishedRun run, String folder) throws IOException {
    ChainFiles.check(run, folder, overwrite);
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    ChainFiles.publish(run, folder, overwrite, ChainCsv::write);
  }

  private static void write(StoredChain chain, Path folder) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(chain.fileName() + ".csv"))) {
      out.write("ensemble,iteration,walker");
      for (String name : chain.quantities()) {
        out.write("," + quoted(name));
      }

      out.write(",ln_prior,ln_likelihood\n");
      for (int e = 0; e < chain.ensembles(); e++) {
        for (int t = 0; t < chain.draws(); t++) {
          for (int w = 0; w < chain.walkers(); w++) {
            line(out, chain, e, t, w);
          }
        }
      }
    }
  }

  private static void line(BufferedWriter out, StoredChain chain, int e, int t, int w)
      throws IOException {
    int at = chain.index(e, t, w);
    out.write("%d,%d,%d".formatted(e, chain.first() + t * chain.thin(), w));
    for (double[] quantity : chain.values()) {
      out.write("," + quantity[at]);
    }

    out.write("," + chain.lnPrior()[at] + "," + chain.lnLikelihood()[at] + "\n");
  }

  private static String quoted(String name) {
    return name.matches("[^\",\\r\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
