package org.calibrant.optics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.calibrant.optics.wave.Sampled;

/** Source, optics and detector, joined in a {@link Graph}. */
final class GraphModel implements PsfModel {
  private static final String SOURCE_NUMBERS = "source numbers";
  private static final String OPTICS_NUMBERS = "optics numbers";
  private static final String STARS = "stars";
  private static final String FOCUS = "focus";

  private final int pixels;
  private final List<String> names = new ArrayList<>();
  private final int sourceNumbers;
  private final Graph graph;
  private final String end;
  private double[] last;

  GraphModel(Observation observation, Predicate<String> differentiated) {
    PointSources source = observation.source();
    Detector detector = observation.detector();
    pixels = detector.pixels();
    Imaging imaging = observation.optics().open(observation.band(), detector, source.count());
    names.addAll(source.names());
    sourceNumbers = names.size();
    names.addAll(imaging.names());
    boolean[] active = new boolean[imaging.names().size()];
    for (int i = 0; i < active.length; i++) {
      active[i] = differentiated.test(imaging.names().get(i));
    }

    List<Node> nodes = new ArrayList<>();
    nodes.add(new Graph.Given(SOURCE_NUMBERS, sourceNumbers));
    nodes.add(new Graph.Given(OPTICS_NUMBERS, active.length));
    nodes.add(new StarsNode(source));
    nodes.add(new FocusNode(imaging, detector.focalPixels(), active));
    String before = FOCUS;
    boolean fine = true;
    int count = 0;
    for (DetectorEffect effect : detector.effects()) {
      if (fine && !effect.isFine()) {
        nodes.add(binning(detector, before));
        before = "pixels";
        fine = false;
      }

      int size = fine ? detector.focalPixels() : pixels;
      String name = "effect " + ++count;
      nodes.add(
          new LinearNode(name, before, size, effect.open(size, fine ? detector.oversample() : 1)));
      before = name;
    }

    if (fine) {
      nodes.add(binning(detector, before));
      before = "pixels";
    }

    end = before;
    graph = Graph.of(nodes);
  }

  private static Node binning(Detector detector, String before) {
    return new LinearNode(
        "pixels", before, detector.pixels(), new Binning(detector.pixels(), detector.oversample()));
  }

  @Override
  public int rows() {
    return pixels;
  }

  @Override
  public int columns() {
    return pixels;
  }

  @Override
  public List<String> names() {
    return List.copyOf(names);
  }

  @Override
  public void image(double[] theta, double[] out) {
    set(theta);
    System.arraycopy(graph.value(end), 0, out, 0, pixels * pixels);
  }

  @Override
  public void adjoint(double[] theta, double[] pixelWeights, double[] gradient) {
    set(theta);
    graph.adjoint(end, pixelWeights);
    System.arraycopy(graph.bar(SOURCE_NUMBERS), 0, gradient, 0, sourceNumbers);
    System.arraycopy(
        graph.bar(OPTICS_NUMBERS), 0, gradient, sourceNumbers, names.size() - sourceNumbers);
  }

  @Override
  public void tangent(double[] theta, double[] direction, double[] out) {
    set(theta);
    split(direction, graph.change(SOURCE_NUMBERS), graph.change(OPTICS_NUMBERS));
    graph.tangent();
    System.arraycopy(graph.change(end), 0, out, 0, pixels * pixels);
  }

  /** Computes the image, unless it is the one that is there. */
  private void set(double[] theta) {
    if (theta.length != names.size()) {
      throw new IllegalArgumentException(
          "expected %d parameters, found %d".formatted(names.size(), theta.length));
    }

    if (Arrays.equals(theta, last)) {
      return;
    }

    last = null;
    for (int i = 0; i < theta.length; i++) {
      Require.finite(names.get(i), theta[i]);
    }

    split(theta, graph.value(SOURCE_NUMBERS), graph.value(OPTICS_NUMBERS));
    graph.forward();
    last = theta.clone();
  }

  private void split(double[] vector, double[] source, double[] optics) {
    System.arraycopy(vector, 0, source, 0, source.length);
    System.arraycopy(vector, source.length, optics, 0, optics.length);
  }

  /** From the source's numbers to its stars. */
  private record StarsNode(PointSources source) implements Node {
    @Override
    public String name() {
      return STARS;
    }

    @Override
    public List<String> inputs() {
      return List.of(SOURCE_NUMBERS);
    }

    @Override
    public int size() {
      return PointSources.NUMBERS * source.count();
    }

    @Override
    public void forward(double[][] in, double[] out) {
      source.stars(in[0], out);
    }

    @Override
    public void adjoint(double[][] in, double[] bar, double[][] inBars) {
      source.adjoint(in[0], bar, inBars[0]);
    }

    @Override
    public void tangent(double[][] in, double[][] inChanges, double[] outChange) {
      source.tangent(in[0], inChanges[0], outChange);
    }
  }

  /** From stars and the system's numbers to the focal intensity. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record FocusNode(Imaging imaging, int across, boolean[] active) implements Node {
    @Override
    public String name() {
      return FOCUS;
    }

    @Override
    public List<String> inputs() {
      return List.of(STARS, OPTICS_NUMBERS);
    }

    @Override
    public int size() {
      return across * across;
    }

    @Override
    public void forward(double[][] in, double[] out) {
      imaging.image(in[0], in[1], out);
    }

    @Override
    public void adjoint(double[][] in, double[] bar, double[][] inBars) {
      imaging.adjoint(bar, inBars[0], inBars[1], active);
      for (int i = 0; i < active.length; i++) {
        if (!active[i]) {
          inBars[1][i] = 0;
        }
      }
    }

    @Override
    public void tangent(double[][] in, double[][] inChanges, double[] outChange) {
      imaging.tangent(inChanges[0], inChanges[1], outChange);
    }
  }

  /** A linear effect of the detector. */
  private static final class LinearNode implements Node {
    private final String name;
    private final String before;
    private final int across;
    private final LinearEffect effect;
    private double[] scratch = new double[0];

    LinearNode(String name, String before, int across, LinearEffect effect) {
      this.name = name;
      this.before = before;
      this.across = across;
      this.effect = effect;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<String> inputs() {
      return List.of(before);
    }

    @Override
    public int size() {
      return across * across;
    }

    @Override
    public void forward(double[][] in, double[] out) {
      effect.apply(in[0], out);
    }

    @Override
    public void adjoint(double[][] in, double[] bar, double[][] inBars) {
      if (scratch.length != inBars[0].length) {
        scratch = new double[inBars[0].length];
      }

      effect.adjoint(bar, scratch);
      for (int i = 0; i < scratch.length; i++) {
        inBars[0][i] += scratch[i];
      }
    }

    @Override
    public void tangent(double[][] in, double[][] inChanges, double[] outChange) {
      effect.apply(inChanges[0], outChange);
    }
  }

  /** Adds the points of every pixel up. */
  private record Binning(int pixels, int oversample) implements LinearEffect {
    @Override
    public void apply(double[] in, double[] out) {
      Arrays.fill(out, 0);
      Sampled.addBlockSums(in, pixels, oversample, out);
    }

    @Override
    public void adjoint(double[] bar, double[] inBar) {
      Sampled.spread(bar, pixels, oversample, inBar);
    }
  }
}
