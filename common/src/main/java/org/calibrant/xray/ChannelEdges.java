package org.calibrant.xray;

/** The nominal energies of channels as one rising row of edges. */
final class ChannelEdges {
  private ChannelEdges() {}

  /** Edges [keV], one more than channels; where neighbours do not meet, the middle of the gap. */
  static double[] of(Response response) {
    double[] min = response.channelMin();
    double[] max = response.channelMax();
    double[] edges = new double[min.length + 1];
    edges[0] = min[0];
    edges[min.length] = max[min.length - 1];
    for (int c = 1; c < min.length; c++) {
      edges[c] = 0.5 * (max[c - 1] + min[c]);
    }

    for (int c = 0; c + 1 < edges.length; c++) {
      if (!(edges[c + 1] > edges[c])) {
        throw new IllegalArgumentException(
            "the channels of the response must rise in energy, channel %d is from %s to %s keV"
                .formatted(response.firstChannel() + c, edges[c], edges[c + 1]));
      }
    }

    return edges;
  }
}
