package org.calibrant.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers over two axes, with a legend where layers have names, and a colour bar where one is a {@link
 * HeatMap}.
 *
 * @param title above the plot, where several stand together; mostly blank
 * @param layers drawn one over the other
 */
public record Plot(String title, Axis x, Axis y, List<Layer> layers, double width, double height)
    implements Chart {
  private static final double HEIGHT = 250;
  private static final double LINE = 14;
  private static final double BAR = 12;

  public Plot {
    layers = List.copyOf(layers);
  }

  /** A plot as wide as a column of the page. */
  public static Plot of(Axis x, Axis y, Layer... layers) {
    return of(x, y, List.of(layers));
  }

  /** A plot as wide as a column of the page. */
  public static Plot of(Axis x, Axis y, List<Layer> layers) {
    return new Plot("", x, y, layers, WIDTH, HEIGHT);
  }

  /** The same with a title. */
  public Plot titled(String text) {
    return new Plot(text, x, y, layers, width, height);
  }

  /** The same with another size. */
  public Plot sized(double otherWidth, double otherHeight) {
    return new Plot(title, x, y, layers, otherWidth, otherHeight);
  }

  @Override
  public long marks() {
    return layers.stream().mapToLong(Layer::marks).sum();
  }

  @Override
  public String description() {
    List<String> names =
        layers.stream().map(Layer::name).filter(name -> !name.isBlank()).distinct().toList();
    String along = x.label(0);
    String up = y.label(0);
    String text = up.isEmpty() || along.isEmpty() ? up + along : up + " against " + along;
    String shown = !hasColourBar() ? text : heatMap().colours().label(0) + " over " + text;
    return names.isEmpty() ? shown : shown + ": " + String.join(", ", names);
  }

  /** The names in its legend. */
  List<String> names() {
    return List.copyOf(inks().keySet());
  }

  /** Room that the letters beside the plot need. */
  double margin() {
    Extent ys = y.range(extent(false), layers.stream().anyMatch(Layer::standsOnZero));
    double letters = 0;
    for (String label : Ticks.of(ys, y.scale(), 6).labels()) {
      letters = Math.max(letters, Lettering.width(label, Lettering.SIZE));
    }

    return 22 + letters;
  }

  @Override
  public void draw(Canvas canvas) {
    draw(canvas, 0, true);
  }

  /**
   * Draws it.
   *
   * @param margin least room beside it, so that it stands under another one
   * @param told whether it has a legend; not where the one above tells the same
   */
  void draw(Canvas canvas, double margin, boolean told) {
    Extent xs = x.range(extent(true), false);
    Extent ys = y.range(extent(false), layers.stream().anyMatch(Layer::standsOnZero));
    if (heatMap() != null) { // an image needs no margin around it
      xs =
          x.between(or(x.from(), extent(true).from()), or(x.to(), extent(true).to()))
              .range(xs, false);
      ys =
          y.between(or(y.from(), extent(false).from()), or(y.to(), extent(false).to()))
              .range(ys, false);
    }

    Ticks vertical = Ticks.of(ys, y.scale(), 6);
    double letters = 0;
    for (String label : vertical.labels()) {
      letters = Math.max(letters, Lettering.width(label, Lettering.SIZE));
    }

    double left = Math.max(margin, 22 + letters);
    Map<String, Ink> inks = inks();
    double top = 8 + (title.isBlank() ? 0 : LINE);
    List<List<String>> legend = told ? legend(inks, width - left - 8) : List.of();
    double right = hasColourBar() ? colourBarWidth() : 10;
    Frame frame =
        new Frame(
            left,
            top + LINE * legend.size(),
            width - left - right,
            height - top - LINE * legend.size() - 37,
            x,
            xs,
            y,
            ys);
    Ticks horizontal = Ticks.of(xs, x.scale(), (int) Math.max(2, frame.width() / 55));
    if (!title.isBlank()) {
      String fitted = Lettering.fitted(title, width - 10);
      canvas.text(frame.left() + frame.width() / 2, 12, fitted, Lettering.MIDDLE);
    }

    legend(canvas, legend, inks, left, top);
    axes(canvas, frame, horizontal, vertical);
    canvas.marks(
        frame.left(), frame.top(), frame.width(), frame.height(), () -> data(canvas, frame, inks));
    canvas.path(
        new double[] {frame.left(), frame.right(), frame.right(), frame.left(), frame.left()},
        new double[] {frame.top(), frame.top(), frame.bottom(), frame.bottom(), frame.top()},
        Pen.FRAME);
    if (hasColourBar()) {
      colourBar(canvas, frame);
    }

    if (marks() == 0) {
      canvas.text(
          frame.left() + frame.width() / 2,
          frame.top() + frame.height() / 2,
          "no data",
          Lettering.MIDDLE);
    }
  }

  private void data(Canvas canvas, Frame frame, Map<String, Ink> inks) {
    for (Layer layer : layers) {
      layer.draw(canvas, frame, inks.getOrDefault(layer.name(), Ink.of(0)));
    }
  }

  private static double or(double value, double other) {
    return Double.isNaN(value) ? other : value;
  }

  private Extent extent(boolean along) {
    Extent extent = Extent.NONE;
    for (Layer layer : layers) {
      extent = extent.and(along ? layer.x(x.scale()) : layer.y(y.scale()));
    }

    return extent;
  }

  private HeatMap heatMap() {
    for (Layer layer : layers) {
      if (layer instanceof HeatMap map) {
        return map;
      }
    }

    return null;
  }

  /** A map whose colours have no name explains itself. */
  private boolean hasColourBar() {
    return heatMap() != null && !heatMap().colours().quantity().isBlank();
  }

  /** A colour for each name, in the order of the layers. */
  private Map<String, Ink> inks() {
    Map<String, Ink> inks = new LinkedHashMap<>();
    for (Layer layer : layers) {
      if (!layer.name().isBlank()) {
        inks.putIfAbsent(layer.name(), Ink.of(inks.size()));
      }
    }

    return inks;
  }

  /** The names of the layers in lines that fit. */
  private static List<List<String>> legend(Map<String, Ink> inks, double width) {
    List<List<String>> lines = new ArrayList<>();
    double left = 0;
    for (String name : inks.keySet()) {
      double needed = 24 + Lettering.width(Lettering.fitted(name, width - 24), Lettering.SIZE);
      if (lines.isEmpty() || left + needed > width) {
        lines.add(new ArrayList<>());
        left = 0;
      }

      lines.get(lines.size() - 1).add(name);
      left += needed;
    }

    return lines;
  }

  private void legend(
      Canvas canvas, List<List<String>> lines, Map<String, Ink> inks, double left, double top) {
    for (int line = 0; line < lines.size(); line++) {
      double x0 = left;
      double y0 = top + LINE * line + 4;
      for (String name : lines.get(line)) {
        String fitted = Lettering.fitted(name, width - left - 32);
        Ink ink = inks.get(name);
        canvas.line(x0, y0, x0 + 13, y0, ink.pen(3, 1, false));
        if (ink.round() > 0) {
          Points.symbol(canvas, x0 + 6.5, y0, 4, ink);
        }

        canvas.text(x0 + 17, y0 + 3.6, fitted, Lettering.START);
        x0 += 24 + Lettering.width(fitted, Lettering.SIZE);
      }
    }
  }

  private void axes(Canvas canvas, Frame frame, Ticks horizontal, Ticks vertical) {
    for (int i = 0; i < horizontal.places().length; i++) {
      double place = frame.x(horizontal.places()[i]);
      canvas.line(place, frame.top(), place, frame.bottom(), Pen.RULE);
      canvas.line(place, frame.bottom(), place, frame.bottom() + 3, Pen.FRAME);
      canvas.text(place, frame.bottom() + 15.5, horizontal.labels()[i], Lettering.MIDDLE);
    }

    for (int i = 0; i < vertical.places().length; i++) {
      double place = frame.y(vertical.places()[i]);
      canvas.line(frame.left(), place, frame.right(), place, Pen.RULE);
      canvas.line(frame.left() - 3, place, frame.left(), place, Pen.FRAME);
      canvas.text(frame.left() - 5, place + 3.6, vertical.labels()[i], Lettering.END);
    }

    String below = Lettering.fitted(x.label(horizontal), width - 4);
    double half = Lettering.width(below, Lettering.SIZE) / 2;
    double middle = Math.min(frame.left() + frame.width() / 2, width - half - 2);
    canvas.text(Math.max(middle, half), frame.bottom() + 30.5, below, Lettering.MIDDLE);
    String beside = Lettering.fitted(y.label(vertical), height - 4);
    double tall = Lettering.width(beside, Lettering.SIZE) / 2;
    double centre = Math.max(tall + 2, frame.top() + frame.height() / 2);
    canvas.text(11, Math.min(centre, height - tall - 2), beside, Lettering.UPWARDS);
  }

  private double colourBarWidth() {
    double letters = 0;
    HeatMap map = heatMap();
    for (String label : Ticks.of(map.range(), map.colours().scale(), 6).labels()) {
      letters = Math.max(letters, Lettering.width(label, Lettering.SIZE));
    }

    return 8 + BAR + 6 + letters + 18;
  }

  private void colourBar(Canvas canvas, Frame frame) {
    HeatMap map = heatMap();
    Extent range = map.range();
    Ticks ticks = Ticks.of(range, map.colours().scale(), 6);
    int[] cells = new int[64];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = map.shade().at(1 - (i + 0.5) / cells.length);
    }

    double left = frame.right() + 8;
    canvas.image(left, frame.top(), BAR, frame.height(), 1, cells);
    Frame bar = new Frame(left, frame.top(), BAR, frame.height(), x, range, map.colours(), range);
    for (int i = 0; i < ticks.places().length; i++) {
      double place = bar.y(ticks.places()[i]);
      canvas.line(bar.right(), place, bar.right() + 3, place, Pen.FRAME);
      canvas.text(bar.right() + 5, place + 3.6, ticks.labels()[i], Lettering.START);
    }

    String label = Lettering.fitted(map.colours().label(ticks), height - 4);
    double tall = Lettering.width(label, Lettering.SIZE) / 2;
    double centre = Math.max(tall + 2, frame.top() + frame.height() / 2);
    canvas.text(width - 4, Math.min(centre, height - tall - 2), label, Lettering.UPWARDS);
  }
}
