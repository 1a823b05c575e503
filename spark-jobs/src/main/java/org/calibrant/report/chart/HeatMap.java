package org.calibrant.report.chart;

/**
 * Numbers over two axes, as colours. Cells are of one size along each axis, in its scale.
 *
 * @param x from the first cell's edge to the last one's
 * @param y from the first line's edge to the last one's
 * @param columns cells in a line
 * @param values line by line, that of the smallest y first
 * @param colours which colour means which number; its ends are NaN where the data say
 * @param shade the colours
 */
@SuppressWarnings("ArrayRecordComponent")
public record HeatMap(Extent x, Extent y, int columns, double[] values, Axis colours, Shade shade)
    implements Layer {
  public HeatMap {
    if (columns < 1 || values.length == 0 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "a heat map needs whole lines of %d cells, were %d cells"
              .formatted(columns, values.length));
    }
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public Extent x(Scale scale) {
    return x;
  }

  @Override
  public Extent y(Scale scale) {
    return y;
  }

  /** Which numbers the colours reach from and to; of diverging ones zero is the middle. */
  Extent range() {
    Extent data = Arrays.extent(colours.scale(), values);
    double from = Double.isNaN(colours.from()) ? data.from() : colours.from();
    double to = Double.isNaN(colours.to()) ? data.to() : colours.to();
    if (Double.isNaN(from)) {
      return colours.scale() == Scale.LOG ? new Extent(1, 10) : new Extent(0, 1);
    }

    if (shade == Shade.DIVERGING) {
      double size = Math.max(Math.abs(from), Math.abs(to));
      return new Extent(size > 0 ? -size : -1, size > 0 ? size : 1);
    }

    return from < to ? new Extent(from, to) : new Extent(from, from + Math.max(1, Math.abs(from)));
  }

  @Override
  public void draw(Canvas canvas, Frame frame, Ink ink) {
    Extent range = range();
    Axis scale = colours;
    double from = scale.scale().place(range.from());
    double width = scale.scale().place(range.to()) - from;
    int rows = values.length / columns;
    int[] cells = new int[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = values[(rows - 1 - row) * columns + column];
        cells[row * columns + column] = shade.at((scale.scale().place(value) - from) / width);
      }
    }

    double left = frame.x(x.from());
    double top = frame.y(y.to());
    canvas.image(left, top, frame.x(x.to()) - left, frame.y(y.from()) - top, columns, cells);
  }

  @Override
  public long marks() {
    return Arrays.pairs(values, values);
  }
}
