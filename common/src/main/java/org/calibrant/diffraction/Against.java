package org.calibrant.diffraction;

import java.util.List;
import org.calibrant.core.BadInput;

/**
 * With images from files: image i with image i of the files, or all with one.
 *
 * @param images what was observed
 * @param loss how far an image is from it
 * @param gradient names of the parameters whose derivatives are wanted
 */
public record Against(ObservedImages images, Loss loss, List<String> gradient)
    implements Comparison {
  public Against {
    gradient = List.copyOf(gradient);
    Parameters.indices(gradient);
  }

  @Override
  public double[] of(long image, Experiment experiment, int[] pixels, double[] values) {
    double[] all = images.image(images.size() == 1 ? 0 : image, experiment.detector());
    int[] used = java.util.Arrays.stream(pixels).filter(p -> Double.isFinite(all[p])).toArray();
    ImageModel model = new ImageModel(experiment, used);
    int[] free = Parameters.indices(gradient);
    double[] slopes = new double[free.length];
    double sum = model.gradient(values, Pixels.of(all, used), loss, free, slopes);
    double[] answer = new double[1 + free.length];
    answer[0] = sum / used.length;
    for (int i = 0; i < free.length; i++) {
      answer[1 + i] = slopes[i] / used.length;
    }

    return answer;
  }

  @Override
  public String[] names() {
    return gradient.toArray(String[]::new);
  }

  @Override
  public void check(Experiment experiment, long count) {
    images.check(experiment.detector());
    if (images.size() != 1 && images.size() < count) {
      throw new BadInput(
          images.files().get(0).uri(),
          "",
          "%d images are to be compared, found %d".formatted(count, images.size()));
    }
  }
}
