package org.calibrant.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis.
 *
 * @param places the numbers
 * @param labels as text, without the power of ten that all of them share
 * @param exponent that power
 * @param offset what is taken off before, where the numbers differ in their last digits only; else 0
 */
@SuppressWarnings("ArrayRecordComponent")
record Ticks(double[] places, String[] labels, int exponent, double offset) {
  private static final double LARGE = 1e5;
  private static final double SMALL = 1e-3;

  /** A range this much narrower than its numbers is told as differences. */
  private static final double NARROW = 1e-6;

  /**
   * @param most how many there may be, at least 2
   */
  static Ticks of(Extent range, Scale scale, int most) {
    return scale == Scale.LOG && range.to() / range.from() > 3
        ? decades(range, most)
        : linear(range, most);
  }

  private static Ticks linear(Extent range, int most) {
    double width = range.to() - range.from();
    double step = Math.pow(10, Math.floor(Math.log10(width / most)));
    for (double factor : new double[] {2, 2.5, 2}) {
      if (width / step > most) {
        step *= factor;
      }
    }

    double offset = offset(range);
    double size =
        offset == 0
            ? Math.max(Math.abs(range.from()), Math.abs(range.to()))
            : range.to() - range.from();
    int exponent = 0;
    if (size >= LARGE || size < SMALL) {
      exponent = 3 * (int) Math.floor(Math.log10(size) / 3);
    }

    double unit = Math.pow(10, exponent);
    int decimals = (int) Math.max(0, Math.min(12, -Math.floor(Math.log10(step / unit) + 1e-9)));
    List<Double> places = new ArrayList<>();
    // Counting, not adding: no error grows.
    long first = (long) Math.ceil(range.from() / step - 1e-9);
    long last = (long) Math.floor(range.to() / step + 1e-9);
    for (long i = first; i <= last && places.size() <= 2L * most; i++) {
      places.add(i * step);
    }

    String[] labels = new String[places.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] =
          minus(String.format(Locale.ROOT, "%." + decimals + "f", (places.get(i) - offset) / unit));
    }

    return new Ticks(array(places), labels, exponent, offset);
  }

  /** A round number near a narrow range; 0 where the range is wide enough to be told as it is. */
  private static double offset(Extent range) {
    double middle = 0.5 * (range.from() + range.to());
    double width = range.to() - range.from();
    if (!(width < NARROW * Math.abs(middle))) {
      return 0;
    }

    int digits = (int) Math.floor(Math.log10(Math.abs(middle)) - Math.log10(width));
    return new BigDecimal(middle)
        .round(new MathContext(Math.max(1, Math.min(15, digits)), RoundingMode.HALF_EVEN))
        .doubleValue();
  }

  private static Ticks decades(Extent range, int most) {
    int first = (int) Math.ceil(Math.log10(range.from()) - 1e-9);
    int last = (int) Math.floor(Math.log10(range.to()) + 1e-9);
    int step = Math.max(1, (int) Math.ceil((last - first + 1.0) / most));
    List<Double> places = new ArrayList<>();
    if (last - first < 1) {
      for (int decade = first - 1; decade <= last; decade++) {
        for (int digit : new int[] {1, 2, 5}) {
          double place = digit * Math.pow(10, decade);
          if (place >= range.from() && place <= range.to()) {
            places.add(place);
          }
        }
      }
    } else {
      for (int decade = first; decade <= last; decade += step) {
        places.add(Math.pow(10, decade));
      }
    }

    String[] labels = new String[places.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = power(places.get(i));
    }

    return new Ticks(array(places), labels, 0, 0);
  }

  private static String power(double value) {
    int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
    if (exponent >= -2 && exponent <= 3) {
      return String.format(Locale.ROOT, "%." + Math.max(0, -exponent) + "f", value);
    }

    long digit = Math.round(value / Math.pow(10, exponent));
    return (digit == 1 ? "" : digit + "·") + "10" + Axis.raised(exponent);
  }

  static String minus(String number) {
    boolean zero = number.chars().noneMatch(letter -> letter >= '1' && letter <= '9');
    String plain = zero && number.startsWith("-") ? number.substring(1) : number;
    return plain.replace('-', '−');
  }

  private static double[] array(List<Double> places) {
    return places.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
