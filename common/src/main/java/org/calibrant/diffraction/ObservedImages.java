package org.calibrant.diffraction;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.InputFile;
import org.calibrant.data.image.ImageStack;
import org.calibrant.data.image.Images;

/**
 * Images from files (NPY, SMV, HDF5), one or several in each, numbered through. A file is read once per
 * worker process and kept while it is in use: 8 bytes per pixel.
 *
 * @param files in order
 */
public record ObservedImages(List<InputFile> files) implements Serializable {
  private static final Map<InputFile, Integer> COUNTS = new ConcurrentHashMap<>();
  private static final Map<Thread, Last> LAST =
      java.util.Collections.synchronizedMap(new java.util.WeakHashMap<>());

  private record Last(InputFile file, ImageStack stack) {}

  public ObservedImages {
    files = List.copyOf(files);
    Require.atLeast(1, "number of files", files.size());
  }

  /** How many images there are. */
  public long size() {
    return files.stream().mapToLong(ObservedImages::count).sum();
  }

  private static int count(InputFile file) {
    return COUNTS.computeIfAbsent(file, f -> Images.read(f).count());
  }

  /** Refuses images that are missing, damaged or of another shape. */
  void check(Detector detector) {
    for (InputFile file : files) {
      ImageStack stack = Images.read(file).require(detector.slow(), detector.fast());
      COUNTS.put(file, stack.count());
      for (int i = 0; i < stack.count(); i++) {
        boolean any = false;
        for (double pixel : stack.image(i)) {
          any |= Double.isFinite(pixel);
        }

        if (!any) {
          throw new org.calibrant.core.BadInput(file.uri(), "image " + i, "has no finite pixel");
        }
      }
    }
  }

  /** One image, row by row. */
  double[] image(long index, Detector detector) {
    long left = index;
    for (InputFile file : files) {
      int count = count(file);
      if (left < count) {
        return stack(file).require(detector.slow(), detector.fast()).image((int) left);
      }

      left -= count;
    }

    throw new IllegalArgumentException(
        "there are %d images, number %d is needed".formatted(size(), index));
  }

  /** How reports call an image: its file, and its number where the file has several. */
  String name(long index) {
    long left = index;
    for (InputFile file : files) {
      int count = count(file);
      if (left < count) {
        String uri = file.uri();
        String name = uri.substring(uri.lastIndexOf('/') + 1);
        return count == 1 ? name : name + ":" + left;
      }

      left -= count;
    }

    return String.valueOf(index);
  }

  private static ImageStack stack(InputFile file) {
    Last last = LAST.get(Thread.currentThread());
    if (last == null || !last.file().equals(file)) {
      last = new Last(file, Images.read(file));
      LAST.put(Thread.currentThread(), last);
    }

    return last.stack();
  }
}
