package org.calibrant.export;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.fs.Path;
import org.calibrant.data.hdf5.DoubleDataset;
import org.calibrant.data.hdf5.Group;
import org.calibrant.data.hdf5.Hdf5Writer;
import org.calibrant.data.hdf5.Layout;

/**
 * Diffraction images as one HDF5 file in the manner of NeXus, {@code images.h5}: {@code /entry/data/data}
 * [image][slow][fast] photons, found by the attributes {@code default} and {@code signal}; beside it
 * wavelength, distance, centre and pixel of every image. What could not be computed is NaN. Memory: one
 * image.
 *
 * @param deflate level of packing, 1 (fast) to 9 (small)
 */
public record StillNexus(int deflate) implements Export {
  private static final long serialVersionUID = 1L;

  public StillNexus {
    if (!(deflate >= 1 && deflate <= 9)) {
      throw new IllegalArgumentException("deflate must be 1 to 9, was " + deflate);
    }
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    Stills.refuseWhatIsThere(run, folder);
    int[] shape = Stills.shape(run);
    Publication.publish(
        new Path(folder),
        run.hadoop(),
        fresh -> {
          try (Hdf5Writer file = Hdf5Writer.create(fresh.resolve("images.h5"))) {
            write(run, file.root(), shape);
            file.finish();
          }
        });
  }

  private void write(FinishedRun run, Group root, int[] shape) throws IOException {
    root.attribute("default", "entry");
    Group entry = group(root, "entry", "NXentry");
    entry.attribute("default", "data");
    entry.attribute("run", run.name());
    Group data = group(entry, "data", "NXdata");
    data.attribute("signal", "data");
    Group instrument = group(entry, "instrument", "NXinstrument");
    Group beam = group(instrument, "beam", "NXbeam");
    Group detector = group(instrument, "detector", "NXdetector");
    long[] cube = {shape[0], shape[1], shape[2]};
    double[] none = new double[shape[1] * shape[2]];
    Arrays.fill(none, Double.NaN);
    try (DoubleDataset images =
            data.doubles("data", cube, Layout.rows(cube, none.length, true, deflate));
        DoubleDataset wavelength = column(beam, "incident_wavelength", "angstrom", shape[0]);
        DoubleDataset distance = column(detector, "distance", "mm", shape[0]);
        DoubleDataset slow = column(detector, "beam_center_slow", "mm", shape[0]);
        DoubleDataset fast = column(detector, "beam_center_fast", "mm", shape[0]);
        DoubleDataset pixel = column(detector, "pixel_size", "mm", shape[0])) {
      images.attribute("units", "photon");
      Stills.each(
          run,
          still -> {
            boolean computed = still.isComputed();
            images.append(computed ? still.pixels() : none, none.length);
            wavelength.append(computed ? still.wavelength() : Double.NaN);
            distance.append(computed ? still.distance() : Double.NaN);
            slow.append(computed ? still.centreSlow() : Double.NaN);
            fast.append(computed ? still.centreFast() : Double.NaN);
            pixel.append(still.pixelMm());
          });
    }
  }

  private static Group group(Group parent, String name, String type) {
    Group group = parent.group(name);
    group.attribute("NX_class", type);
    return group;
  }

  private static DoubleDataset column(Group group, String name, String unit, int rows) {
    DoubleDataset column = group.doubles(name, new long[] {rows}, Layout.contiguous());
    column.attribute("units", unit);
    return column;
  }
}
