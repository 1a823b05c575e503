package org.calibrant.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.data.hdf5.Dataset;
import org.calibrant.data.hdf5.DoubleDataset;
import org.calibrant.data.hdf5.Group;
import org.calibrant.data.hdf5.Hdf5Writer;
import org.calibrant.data.hdf5.Layout;
import org.calibrant.data.hdf5.LongDataset;

/**
 * Chains as {@code arviz.from_netcdf} reads them, a netCDF-4 file {@code <problem>.nc}. Every walker of
 * every ensemble is a chain, those of ensemble e from e × walkers on:
 *
 * <pre>
 *   posterior     one variable (chain, draw) per parameter and derived quantity
 *   sample_stats  lp = ln prior + ln likelihood, ln_prior, ln_likelihood, accepted; (chain, draw)
 * </pre>
 *
 * @param overwrite whether files that are there already are replaced
 * @param deflate level of gzip packing, 1 (fast) to 9 (small)
 */
public record InferenceData(boolean overwrite, int deflate) implements Export {
  private static final long serialVersionUID = 1L;
  private static final int CHUNK = 1 << 16;

  public InferenceData {
    if (!(deflate >= 1 && deflate <= 9)) {
      throw new IllegalArgumentException("deflate must be 1 to 9, was " + deflate);
    }
  }

  @Override
  public void check(FinishedRun run, String folder) throws IOException {
    ChainFiles.check(run, folder, overwrite);
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    ChainFiles.publish(run, folder, overwrite, (chain, fresh) -> write(run, chain, fresh));
  }

  private void write(FinishedRun run, StoredChain chain, Path folder) throws IOException {
    if (chain.quantities().contains("chain") || chain.quantities().contains("draw")) {
      throw new BadInput(
          run.table("SampleRow"), "", "chain and draw are dimensions of InferenceData, not names");
    }

    try (Hdf5Writer file = Hdf5Writer.create(folder.resolve(chain.fileName() + ".nc"))) {
      file.root().attribute("inference_library", "calibrant");
      file.root().attribute("run", run.name());
      file.root().attribute("problem", chain.problem());
      Group posterior = file.root().group("posterior");
      about(posterior, chain);
      List<Dataset> axes = axes(posterior, chain);
      for (int q = 0; q < chain.values().length; q++) {
        variable(posterior, chain.quantities().get(q), axes, chain, chain.values()[q]);
      }

      Group stats = file.root().group("sample_stats");
      about(stats, chain);
      List<Dataset> again = axes(stats, chain);
      double[] lp = new double[chain.lnPrior().length];
      for (int i = 0; i < lp.length; i++) {
        lp[i] = chain.lnPrior()[i] + chain.lnLikelihood()[i];
      }

      variable(stats, "lp", again, chain, lp);
      variable(stats, "ln_prior", again, chain, chain.lnPrior());
      variable(stats, "ln_likelihood", again, chain, chain.lnLikelihood());
      variable(stats, "accepted", again, chain, chain.accepted());
      file.finish();
    }
  }

  private static void about(Group group, StoredChain chain) {
    group.attribute("inference_library", "calibrant");
    group.attribute("ensembles", chain.ensembles());
    group.attribute("walkers", chain.walkers());
    group.attribute("thin", chain.thin());
    group.attribute("first_iteration", chain.first());
  }

  private static List<Dataset> axes(Group group, StoredChain chain) throws IOException {
    long chains = (long) chain.ensembles() * chain.walkers();
    return List.of(axis(group, "chain", chains), axis(group, "draw", chain.draws()));
  }

  private static LongDataset axis(Group group, String name, long extent) throws IOException {
    try (LongDataset axis = group.longs(name, new long[] {extent}, Layout.contiguous())) {
      axis.scale(name);
      for (long i = 0; i < extent; i++) {
        axis.append(i);
      }

      return axis;
    }
  }

  private void variable(
      Group group, String name, List<Dataset> axes, StoredChain chain, double[] values)
      throws IOException {
    long[] shape = {(long) chain.ensembles() * chain.walkers(), chain.draws()};
    Layout layout = Layout.rows(shape, CHUNK, true, deflate);
    try (DoubleDataset set = group.doubles(name.replace('/', '.'), shape, layout)) {
      set.dimensions(axes);
      for (int e = 0; e < chain.ensembles(); e++) {
        for (int w = 0; w < chain.walkers(); w++) {
          for (int t = 0; t < chain.draws(); t++) {
            set.append(values[chain.index(e, t, w)]);
          }
        }
      }
    }
  }
}
