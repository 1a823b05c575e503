package org.calibrant.report.chart;

/**
 * An axis.
 *
 * @param quantity what is measured along it
 * @param unit of it, as the tables write units ({@code MeV-1}); blank for pure numbers
 * @param scale linear or logarithmic
 * @param from where it begins; NaN where the data say
 * @param to where it ends; NaN where the data say
 */
public record Axis(String quantity, String unit, Scale scale, double from, double to) {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final double MARGIN = 0.04;

  /** Numbers that differ by less, seen from their size, are one number. */
  private static final double ROUNDING = 1e-12;

  public static Axis of(String quantity, String unit) {
    return new Axis(quantity, unit, Scale.LINEAR, Double.NaN, Double.NaN);
  }

  /** The same with a logarithmic scale. */
  public Axis log() {
    return new Axis(quantity, unit, Scale.LOG, from, to);
  }

  /** The same between fixed ends; NaN leaves an end to the data. */
  public Axis between(double begin, double end) {
    return new Axis(quantity, unit, scale, begin, end);
  }

  /** The same of another quantity. */
  public Axis named(String other) {
    return new Axis(other, unit, scale, from, to);
  }

  /** {@code q/p [10⁻⁶ MeV⁻¹]}. */
  String label(int exponent) {
    String factor = exponent == 0 ? "" : "10" + raised(exponent);
    String written = (factor + " " + raised(unit)).strip();
    return written.isEmpty() ? quantity : quantity + " [" + written + "]";
  }

  /** {@code distance − 0.5 [10⁻¹² mm]}, for labels of ticks. */
  String label(Ticks ticks) {
    return ticks.offset() == 0
        ? label(ticks.exponent())
        : named(quantity + (ticks.offset() < 0 ? " + " : " − ") + Math.abs(ticks.offset()))
            .label(ticks.exponent());
  }

  /** Where the axis begins and ends for data of an extent. */
  Extent range(Extent data, boolean fromZero) {
    Extent known =
        data.isNone() ? new Extent(scale == Scale.LOG ? 1 : 0, scale == Scale.LOG ? 10 : 1) : data;
    double low = fromZero && scale == Scale.LINEAR ? Math.min(0, known.from()) : known.from();
    double high = fromZero && scale == Scale.LINEAR ? Math.max(0, known.to()) : known.to();
    boolean one = high - low <= ROUNDING * Math.max(Math.abs(low), Math.abs(high));
    if (scale == Scale.LOG) {
      double margin = one ? 0.5 : MARGIN * Math.log10(high / low);
      low /= Math.pow(10, margin);
      high *= Math.pow(10, margin);
    } else {
      double margin = one ? (low == 0 ? 1 : 0.05 * Math.abs(low)) : MARGIN * (high - low);
      low = fromZero && low == 0 ? 0 : low - margin;
      high = fromZero && high == 0 ? 0 : high + margin;
    }

    double begin = Double.isNaN(from) ? low : from;
    double end = Double.isNaN(to) ? high : to;
    return begin < end ? new Extent(begin, end) : new Extent(begin, begin + 1);
  }

  /** {@code MeV-1} as {@code MeV⁻¹}. */
  static String raised(String unit) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < unit.length(); i++) {
      char letter = unit.charAt(i);
      boolean after =
          i > 0
              && (Character.isLetter(unit.charAt(i - 1))
                  || RAISED.indexOf(text.charAt(i - 1)) >= 0
                  || text.charAt(i - 1) == '⁻');
      boolean digit = letter >= '0' && letter <= '9';
      boolean digitNext = i + 1 < unit.length() && Character.isDigit(unit.charAt(i + 1));
      if (after && letter == '-' && digitNext) {
        text.append('⁻');
      } else {
        text.append(after && digit ? RAISED.charAt(letter - '0') : letter);
      }
    }

    return text.toString();
  }

  static String raised(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(RAISED.charAt(digit - '0'));
    }

    return text.toString();
  }
}
