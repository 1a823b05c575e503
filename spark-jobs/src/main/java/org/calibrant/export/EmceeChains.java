package org.calibrant.export;

import java.io.IOException;
import java.nio.file.Path;
import org.calibrant.data.hdf5.DoubleDataset;
import org.calibrant.data.hdf5.Group;
import org.calibrant.data.hdf5.Hdf5Writer;
import org.calibrant.data.hdf5.Layout;

/**
 * Chains as {@code emcee.backends.HDFBackend} reads them, a file {@code <problem>.h5} with the group
 * {@code mcmc}:
 *
 * <pre>
 *   chain      (draws, walkers, parameters)
 *   log_prob   (draws, walkers), ln prior + ln likelihood
 *   accepted   (walkers), proposals accepted from the first kept draw to the last
 *   blobs      (draws, walkers, derived quantities), where there are any
 *   attributes version, nwalkers, ndim, has_blobs, iteration; parameters, derived, thin, first_iteration
 * </pre>
 *
 * @param together whether the walkers of all ensembles stand side by side in one file, those of
 *     ensemble e from e × walkers on; else each ensemble has a file {@code <problem>-<ensemble>.h5}
 * @param overwrite whether files that are there already are replaced
 * @param deflate level of gzip packing, 1 (fast) to 9 (small)
 */
public record EmceeChains(boolean together, boolean overwrite, int deflate) implements Export {
  private static final long serialVersionUID = 1L;
  private static final String VERSION = "3.1.6";
  private static final int CHUNK = 1 << 16;

  public EmceeChains {
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
    ChainFiles.publish(run, folder, overwrite, this::write);
  }

  private void write(StoredChain chain, Path folder) throws IOException {
    if (together) {
      write(chain, 0, chain.ensembles(), folder.resolve(chain.fileName() + ".h5"));
      return;
    }

    for (int e = 0; e < chain.ensembles(); e++) {
      write(chain, e, 1, folder.resolve("%s-%d.h5".formatted(chain.fileName(), e)));
    }
  }

  /** Some ensembles side by side. */
  private void write(StoredChain chain, int first, int ensembles, Path path) throws IOException {
    int d = chain.parameters().size();
    int blobs = chain.derived().size();
    int walkers = ensembles * chain.walkers();
    try (Hdf5Writer file = Hdf5Writer.create(path)) {
      Group group = file.root().group("mcmc");
      group.attribute("version", VERSION);
      group.attribute("nwalkers", walkers);
      group.attribute("ndim", d);
      group.attribute("has_blobs", blobs > 0 ? 1 : 0);
      group.attribute("iteration", chain.draws());
      group.attribute("parameters", chain.parameters());
      group.attribute("derived", chain.derived());
      group.attribute("thin", chain.thin());
      group.attribute("first_iteration", chain.first());
      accepted(group, chain, first, ensembles);
      block(group, "chain", chain, first, ensembles, 0, d);
      probability(group, chain, first, ensembles);
      if (blobs > 0) {
        block(group, "blobs", chain, first, ensembles, d, blobs);
      }

      file.finish();
    }
  }

  private static void accepted(Group group, StoredChain chain, int first, int ensembles)
      throws IOException {
    long[] shape = {(long) ensembles * chain.walkers()};
    try (DoubleDataset set = group.doubles("accepted", shape, Layout.contiguous())) {
      for (int e = first; e < first + ensembles; e++) {
        for (int w = 0; w < chain.walkers(); w++) {
          double sum = 0;
          for (int t = 0; t < chain.draws(); t++) {
            sum += chain.accepted()[chain.index(e, t, w)];
          }

          set.append(sum);
        }
      }
    }
  }

  private void block(
      Group group,
      String name,
      StoredChain chain,
      int first,
      int ensembles,
      int from,
      int quantities)
      throws IOException {
    long[] shape = {chain.draws(), (long) ensembles * chain.walkers(), quantities};
    try (DoubleDataset set = group.doubles(name, shape, layout(shape))) {
      for (int t = 0; t < chain.draws(); t++) {
        for (int e = first; e < first + ensembles; e++) {
          for (int w = 0; w < chain.walkers(); w++) {
            for (int q = from; q < from + quantities; q++) {
              set.append(chain.values()[q][chain.index(e, t, w)]);
            }
          }
        }
      }
    }
  }

  private void probability(Group group, StoredChain chain, int first, int ensembles)
      throws IOException {
    long[] shape = {chain.draws(), (long) ensembles * chain.walkers()};
    try (DoubleDataset set = group.doubles("log_prob", shape, layout(shape))) {
      for (int t = 0; t < chain.draws(); t++) {
        for (int e = first; e < first + ensembles; e++) {
          for (int w = 0; w < chain.walkers(); w++) {
            int at = chain.index(e, t, w);
            set.append(chain.lnPrior()[at] + chain.lnLikelihood()[at]);
          }
        }
      }
    }
  }

  private Layout layout(long[] shape) {
    return Layout.rows(shape, CHUNK, true, deflate);
  }
}
