package org.calibrant.xray;

/**
 * The profile of a source that is linear between its nodes: with a the counts at the left node and
 * d the step to the right one, m = a + w d, m' = d, m'' = 0.
 *
 * <p>The derivatives need divisions only, and no fold: that is what makes a fit short.
 */
final class TemplateProfile extends Profile {
  private final NodeSpectra nodes;
  private final double[][] grouped;
  private final int[] groupedFor;
  private final double[] step;
  private final double[] counts;
  private int fit;
  private double[] left;

  TemplateProfile(NodeSpectra nodes, SpectrumBins spectrum, int channels) {
    super(spectrum);
    this.nodes = nodes;
    this.grouped = new double[nodes.grid().size()][];
    this.groupedFor = new int[grouped.length];
    this.step = new double[channels];
    this.counts = new double[channels];
  }

  @Override
  void renew() {
    fit++;
  }

  @Override
  void select(int i) {
    left = node(i);
    double[] right = node(i + 1);
    for (int j = 0; j < spectrum().bins(); j++) {
      step[j] = right[j] - left[j];
    }
  }

  private double[] node(int i) {
    if (spectrum().plain()) {
      return nodes.at(i);
    }

    if (groupedFor[i] != fit) {
      if (grouped[i] == null) {
        grouped[i] = new double[step.length];
      }

      spectrum().group(nodes.at(i), grouped[i]);
      groupedFor[i] = fit;
    }

    return grouped[i];
  }

  @Override
  void differentiate(double w) {
    double floor = settleNorm(counts, move(w));
    double[] observed = spectrum().counts();
    double total = 0;
    double steps = 0;
    double first = 0;
    double second = 0;
    double seen = 0;
    for (int j = 0; j < spectrum().bins(); j++) {
      double m = counts[j];
      if (m > floor) {
        double q = step[j] / m;
        double sq = observed[j] * q;
        first += sq;
        second += sq * q;
        total += m;
        steps += step[j];
        seen += observed[j];
      }
    }

    double relative = steps / total;
    slope = 2 * (norm * steps - first);
    curvature = 2 * (second - seen * relative * relative);
  }

  @Override
  void evaluate(double w) {
    differentiate(w);
    sum(counts);
  }

  /** Goes to w; all counts of the model there. */
  private double move(double w) {
    int bins = spectrum().bins();
    for (int j = 0; j < bins; j++) {
      counts[j] = left[j] + w * step[j];
    }

    double total = 0;
    for (int j = 0; j < bins; j++) {
      total += counts[j];
    }

    return total;
  }
}
