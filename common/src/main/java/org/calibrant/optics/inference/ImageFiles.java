package org.calibrant.optics.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;
import org.calibrant.data.image.FitsImage;
import org.calibrant.data.npy.NpyReader;

/**
 * Measured images, one file per exposure: NPY, {@code [row][column]} or {@code [visit][row][column]}, or
 * FITS, an image or a cube. NaN is a pixel without a value.
 *
 * @param files in the order of the exposures
 */
public record ImageFiles(List<InputFile> files) implements ExposureSource {
  private static final int MOST = 1 << 27;
  private static final int HEAD = 6;

  public ImageFiles {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("files must not be empty");
    }
  }

  @Override
  public long size() {
    return files.size();
  }

  @Override
  public String id(long index) {
    String uri = files.get((int) index).uri();
    Path name = Path.of(uri.substring(uri.indexOf(':') + 1)).getFileName();
    return name == null ? uri : name.toString();
  }

  @Override
  public void check(Bench bench) {
    for (int i = 0; i < files.size(); i++) {
      Exposure exposure = exposure(i, bench);
      if (exposure.rows() != bench.rows() || exposure.columns() != bench.columns()) {
        throw new BadInput(
            files.get(i).uri(),
            "",
            "expected images of %d × %d pixels, as the optical system makes them, found %d × %d"
                .formatted(bench.rows(), bench.columns(), exposure.rows(), exposure.columns()));
      }
    }
  }

  @Override
  public Exposure exposure(long index, Bench bench) {
    InputFile file = files.get((int) index);
    if (FitsImage.isFits(head(file))) {
      FitsImage image = FitsImage.read(file);
      return exposure(index, image.count(), image.rows(), image.columns(), image.pixels());
    }

    try (NpyReader reader = NpyReader.open(file)) {
      long[] shape = reader.shape();
      boolean single = shape.length == 2;
      if (!single && shape.length != 3) {
        throw new BadInput(
            file.uri(),
            "",
            "expected [row][column] or [visit][row][column], found the shape "
                + Arrays.toString(shape));
      }

      double[] pixels = reader.doubles(MOST);
      return single
          ? exposure(index, 1, (int) shape[0], (int) shape[1], pixels)
          : exposure(index, (int) shape[0], (int) shape[1], (int) shape[2], pixels);
    }
  }

  private static byte[] head(InputFile file) {
    try (InputStream in = Inputs.open(file)) {
      return in.readNBytes(HEAD);
    } catch (IOException e) {
      throw new BadInput(file.uri(), "", "cannot be read", e);
    }
  }

  private Exposure exposure(long index, int count, int rows, int columns, double[] pixels) {
    List<double[]> visits = new ArrayList<>();
    int size = rows * columns;
    for (int i = 0; i < count; i++) {
      double[] image = Arrays.copyOfRange(pixels, i * size, (i + 1) * size);
      for (int p = 0; p < size; p++) {
        if (Double.isInfinite(image[p])) {
          throw new BadInput(
              files.get((int) index).uri(),
              "row %d, column %d".formatted(p / columns, p % columns),
              "is infinite; a pixel without a value is NaN");
        }
      }

      visits.add(image);
    }

    if (visits.isEmpty() || size == 0) {
      throw new BadInput(files.get((int) index).uri(), "", "holds no image");
    }

    return new Exposure(id(index), rows, columns, visits, List.of());
  }
}
