package org.calibrant.xray;

/**
 * Nodes that are folded when first asked for: for a configuration that serves few spectra, which
 * look at few nodes. One thread only.
 */
final class NodesOnDemand implements NodeSpectra {
  private final NodeGrid grid;
  private final ExpectedCounts expected;
  private final AssumedSource source;
  private final int channels;
  private final double[][] counts;

  NodesOnDemand(NodeGrid grid, ExpectedCounts expected, AssumedSource source, int channels) {
    this.grid = grid;
    this.expected = expected;
    this.source = source;
    this.channels = channels;
    this.counts = new double[grid.size()][];
  }

  @Override
  public NodeGrid grid() {
    return grid;
  }

  @Override
  public double[] at(int i) {
    if (counts[i] == null) {
      counts[i] = new double[channels];
      expected.of(source.at(grid.kt()[i]), counts[i]);
    }

    return counts[i];
  }
}
