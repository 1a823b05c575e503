package org.calibrant.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A number for each of some names, as bars from the left.
 *
 * @param axis what the numbers are; its scale may be logarithmic
 * @param names beside the bars, from above
 * @param values as many
 */
@SuppressWarnings("ArrayRecordComponent")
public record Counts(Axis axis, List<String> names, double[] values) implements Chart {
  private static final double LINE = 20;
  private static final double MOST = 130;

  public Counts {
    names = List.copyOf(names);
    if (names.size() != values.length) {
      throw new IllegalArgumentException(
          "as many numbers as names are needed, were %d and %d"
              .formatted(values.length, names.size()));
    }
  }

  @Override
  public double width() {
    return WIDTH;
  }

  @Override
  public double height() {
    return 48 + LINE * Math.max(2, names.size());
  }

  @Override
  public long marks() {
    return Arrays.stream(values).filter(Double::isFinite).count();
  }

  @Override
  public String description() {
    StringBuilder text = new StringBuilder(axis.label(0));
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? ": " : ", ").append(names.get(i)).append(' ').append(number(values[i]));
    }

    return text.toString();
  }

  @Override
  public void draw(Canvas canvas) {
    Extent data = axis.scale() == Scale.LOG ? Extent.positive(values) : Extent.of(values);
    Extent range = axis.range(axis.scale() == Scale.LOG ? data.and(new Extent(1, 1)) : data, true);
    double letters = 0;
    double numbers = 0;
    for (int i = 0; i < values.length; i++) {
      letters = Math.max(letters, Lettering.width(names.get(i), Lettering.SIZE));
      numbers = Math.max(numbers, Lettering.width(number(values[i]), Lettering.SIZE));
    }

    double left = 10 + Math.min(MOST, letters);
    Frame frame =
        new Frame(left, 6, WIDTH - left - numbers - 14, height() - 42, axis, range, axis, range);
    Ticks ticks = Ticks.of(range, axis.scale(), (int) Math.max(2, frame.width() / 55));
    for (int i = 0; i < ticks.places().length; i++) {
      double place = frame.x(ticks.places()[i]);
      canvas.line(place, frame.top(), place, frame.bottom(), Pen.RULE);
      canvas.text(place, frame.bottom() + 14, ticks.labels()[i], Lettering.MIDDLE);
    }

    canvas.marks(
        frame.left(), frame.top(), frame.width(), frame.height(), () -> bars(canvas, frame));
    canvas.line(frame.left(), frame.top(), frame.left(), frame.bottom(), Pen.FRAME);
    for (int i = 0; i < values.length; i++) {
      double middle = frame.top() + LINE * (i + 0.5) + 3.6;
      canvas.text(left - 5, middle, Lettering.fitted(names.get(i), MOST), Lettering.END);
      double end = Double.isNaN(frame.x(values[i])) ? frame.left() : frame.x(values[i]);
      canvas.text(Math.max(end, frame.left()) + 4, middle, number(values[i]), Lettering.START);
    }

    canvas.text(
        frame.left() + frame.width() / 2,
        frame.bottom() + 29,
        Lettering.fitted(axis.label(ticks.exponent()), WIDTH),
        Lettering.MIDDLE);
    if (values.length == 0) {
      canvas.text(WIDTH / 2, 30, "no data", Lettering.MIDDLE);
    }
  }

  private void bars(Canvas canvas, Frame frame) {
    for (int i = 0; i < values.length; i++) {
      double top = frame.top() + LINE * i + 3;
      double bottom = top + LINE - 6;
      double end = frame.x(values[i]);
      double zero = axis.scale() == Scale.LOG ? frame.left() : frame.x(0);
      if (Double.isFinite(end)) {
        canvas.area(
            new double[] {zero, end, end, zero},
            new double[] {top, top, bottom, bottom},
            Palette.colour(0),
            0.8);
      }
    }
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Ticks.minus(String.format(Locale.ROOT, "%,d", (long) value));
    }

    return Ticks.minus(String.format(Locale.ROOT, "%.3g", value));
  }
}
