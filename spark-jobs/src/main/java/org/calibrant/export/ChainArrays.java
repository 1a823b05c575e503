package org.calibrant.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.calibrant.data.npy.Element;
import org.calibrant.data.npy.NpyWriter;

/**
 * Chains as raw doubles behind a header that numpy knows, so that they can be mapped and not read:
 *
 * <pre>
 *   chain = numpy.load("problem.npy", mmap_mode="r")    # (ensemble, draw, walker, column)
 * </pre>
 *
 * The columns are the parameters, the derived quantities, ln_prior, ln_likelihood; {@code
 * <problem>.json} beside it names them and tells the first iteration and the thinning.
 *
 * @param overwrite whether files that are there already are replaced
 */
public record ChainArrays(boolean overwrite) implements Export {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void check(FinishedRun run, String folder) throws IOException {
    ChainFiles.check(run, folder, overwrite);
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    ChainFiles.publish(run, folder, overwrite, ChainArrays::write);
  }

  private static void write(StoredChain chain, Path folder) throws IOException {
    int columns = chain.values().length + 2;
    Path path = folder.resolve(chain.fileName() + ".npy");
    double[] row = new double[columns];
    try (NpyWriter out =
        NpyWriter.create(path, Element.FLOAT64, chain.draws(), chain.walkers(), columns)) {
      for (int at = 0; at < chain.lnPrior().length; at++) {
        for (int q = 0; q < columns - 2; q++) {
          row[q] = chain.values()[q][at];
        }

        row[columns - 2] = chain.lnPrior()[at];
        row[columns - 1] = chain.lnLikelihood()[at];
        out.append(row);
      }

      out.finish();
    }

    Map<String, Object> about = new LinkedHashMap<>();
    about.put("problem", chain.problem());
    var names = new java.util.ArrayList<>(chain.quantities());
    names.add("ln_prior");
    names.add("ln_likelihood");
    about.put("columns", names);
    about.put("parameters", chain.parameters().size());
    about.put("first_iteration", chain.first());
    about.put("thin", chain.thin());
    Files.writeString(
        folder.resolve(chain.fileName() + ".json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(about) + "\n");
  }
}
