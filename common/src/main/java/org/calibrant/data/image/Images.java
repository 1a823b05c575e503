package org.calibrant.data.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;
import org.calibrant.data.hdf5.Hdf5File;
import org.calibrant.data.npy.NpyReader;

/**
 * Opens images whatever they are stored as, which their first bytes tell: SMV, NPY, HDF5. A file may
 * hold one image, [slow][fast], or several, [image][slow][fast].
 */
public final class Images {
  private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int LONGEST = 8;

  /** Numbers that are read from one file at most. */
  private static final int MOST = 1 << 27;

  private static final int GROUPS = 10;

  private Images() {}

  /** All images of a file. NaN and infinite numbers may be among the pixels. */
  public static ImageStack read(InputFile file) {
    byte[] head = head(file);
    if (Arrays.equals(Arrays.copyOf(head, NPY.length), NPY)) {
      return npy(file);
    } else if (Arrays.equals(head, HDF5)) {
      return hdf5(file);
    } else if (head[0] == '{') {
      return Smv.read(file).stack();
    } else {
      throw new BadInput(file.uri(), "", "is no image: expected SMV, NPY or HDF5");
    }
  }

  private static byte[] head(InputFile file) {
    try (InputStream in = Inputs.open(file)) {
      byte[] head = in.readNBytes(LONGEST);
      if (head.length == 0) {
        throw new BadInput(file.uri(), "", "is empty");
      }

      return Arrays.copyOf(head, LONGEST);
    } catch (IOException e) {
      throw new BadInput(file.uri(), "", "is gzipped but damaged or cut short", e);
    }
  }

  private static ImageStack npy(InputFile file) {
    try (NpyReader in = NpyReader.open(file)) {
      long[] extents = extents(file, "", in.shape());
      return stack(file, extents, in.doubles(MOST));
    }
  }

  /** Refuses shapes that are no images, before anything is read. */
  private static long[] extents(InputFile file, String place, long[] shape) {
    boolean single = shape.length == 2;
    long[] extents =
        single ? new long[] {1, shape[0], shape[1]} : shape.length == 3 ? shape : new long[0];
    double size = Arrays.stream(extents).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (extents.length == 0 || !(size >= 1 && size <= MOST)) {
      throw new BadInput(
          file.uri(),
          place,
          "expected [slow][fast] or [image][slow][fast] of up to %d pixels, found the shape %s"
              .formatted(MOST, Arrays.toString(shape)));
    }

    return extents;
  }

  private static ImageStack stack(InputFile file, long[] extents, double[] pixels) {
    return new ImageStack(file.uri(), (int) extents[0], (int) extents[1], (int) extents[2], pixels);
  }

  private static ImageStack hdf5(InputFile file) {
    Path local = null;
    try {
      local = Files.createTempFile("image", ".h5");
      try (InputStream in = Inputs.open(file)) {
        Files.copy(in, local, StandardCopyOption.REPLACE_EXISTING);
      }

      try (Hdf5File opened = Hdf5File.open(local)) {
        String place = plotted(file, opened);
        return stack(file, extents(file, place, opened.shape(place)), opened.doubles(place));
      }
    } catch (BadInput e) {
      String name = local == null ? "" : local.toString();
      throw new BadInput(file.uri(), "", e.getMessage().replace(name + ": ", ""), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(local);
    }
  }

  private static void delete(Path local) {
    try {
      if (local != null) {
        Files.deleteIfExists(local);
      }
    } catch (IOException e) {
      // a file for temporary files may stay
    }
  }

  /** What NeXus says is to be plotted, or else the first data set on the way. */
  private static String plotted(InputFile file, Hdf5File opened) {
    String group = "";
    for (int depth = 0; depth < GROUPS; depth++) {
      List<String> signal = opened.texts(group, "signal");
      List<String> next = signal.isEmpty() ? opened.texts(group, "default") : signal;
      List<String> names = opened.names(group);
      if (names.isEmpty()) {
        break;
      }

      String name = next.isEmpty() ? names.get(0) : next.get(0);
      String path = group.isEmpty() ? name : group + "/" + name;
      if (!opened.has(path)) {
        throw new BadInput(file.uri(), group, "the default " + path + " is not there");
      }

      if (!opened.isGroup(path)) {
        return path;
      }

      group = path;
    }

    throw new BadInput(file.uri(), group, "no image was found");
  }
}
