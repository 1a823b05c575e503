package org.calibrant.diffraction;

import java.util.List;
import java.util.stream.Stream;
import org.calibrant.core.Engine;
import org.calibrant.core.Explanation;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;

/**
 * Diffraction images: one {@link ImageRow} each. A task holds one image: 8 bytes per pixel in the row,
 * twice as much while it is computed; where it is compared, the observed one, too.
 *
 * @param experiment what is computed
 * @param images which parameters differ from image to image
 * @param pixels which are computed
 * @param noise what a measurement makes of them
 * @param comparison with observed images
 */
@KernelVersion(2)
public record ImageEngine(
    Experiment experiment, Variations images, Selection pixels, Noise noise, Comparison comparison)
    implements Engine {

  @Override
  public void check() {
    experiment.check();
    images.check(Parameters.of(experiment));
    pixels.check(experiment.detector().slow(), experiment.detector().fast());
    comparison.check(experiment, size());
  }

  private long size() {
    return images.size() < 0 ? 1 : images.size();
  }

  @Override
  public void run(Workers workers) {
    workers.write(Table.of(ImageRow.class), new Numbers(size()), new ImageKernel(this));
  }

  /** Images by number. */
  record Numbers(long size) implements Sweep<Long> {
    @Override
    public Long unit(long index) {
      return index;
    }
  }

  /** One image. */
  record ImageKernel(ImageEngine engine) implements RowKernel<Long, ImageRow> {

    @Override
    public Stream<ImageRow> apply(Long index) {
      Experiment experiment = engine.experiment();
      double[] values = engine.images().values(index, Parameters.of(experiment));
      int[] pixels = Selection.pixels(engine.pixels(), experiment.detector());
      double[] image = Pixels.computed(experiment, pixels, values);
      for (double photons : image) {
        if (!Double.isFinite(photons)) {
          return failed(index, "the image is not finite");
        }
      }

      engine.noise().apply(index, image);
      double[] compared = engine.comparison().of(index, experiment, pixels, values);
      return Stream.of(row(index, values, image, compared, "ok", null));
    }

    @Override
    public Stream<ImageRow> failed(Long index, String reason) {
      double[] none = new double[0];
      return Stream.of(row(index, none, none, none, "error", reason));
    }

    @Override
    public List<String> explained(Long index, ImageRow row) {
      Experiment experiment = engine.experiment();
      double[] values = engine.images().values(index, Parameters.of(experiment));
      int[] pixels = Selection.pixels(engine.pixels(), experiment.detector());
      double[] image = Pixels.computed(experiment, pixels, values);
      double expected = 0;
      double measured = 0;
      int brightest = 0;
      for (int i = 0; i < image.length; i++) {
        expected += image[i];
        measured += row.pixels()[i];
        brightest = image[i] > image[brightest] ? i : brightest;
      }

      int fast = experiment.detector().fast();
      return new Explanation()
          .with("pixels computed", (long) pixels.length, "")
          .with("expected photons", expected, "photon")
          .with("photons with noise", measured, "photon")
          .with(
              "brightest pixel",
              "%s photon at slow %d, fast %d"
                  .formatted(image[brightest], brightest / fast, brightest % fast))
          .lines();
    }

    private ImageRow row(
        long index,
        double[] values,
        double[] image,
        double[] compared,
        String status,
        String note) {
      Detector detector = engine.experiment().detector();
      boolean has = compared.length > 0;
      double[] gradient = has ? java.util.Arrays.copyOfRange(compared, 1, compared.length) : null;
      List<String> names = Parameters.NAMES;
      return new ImageRow(
          index,
          engine.images().name(index),
          detector.slow(),
          detector.fast(),
          detector.pixelMm(),
          image,
          has ? (Double) compared[0] : null,
          has ? engine.comparison().names() : null,
          gradient,
          names.toArray(String[]::new),
          values,
          status,
          note);
    }
  }
}
