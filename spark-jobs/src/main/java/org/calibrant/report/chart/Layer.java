package org.calibrant.report.chart;

/** Data in a plot. Implementations are records. */
public interface Layer {

  /** What the legend calls it; layers of one name share a colour; blank for none. */
  String name();

  /** Numbers along x that must be seen. */
  Extent x(Scale scale);

  /** Numbers along y that must be seen. */
  Extent y(Scale scale);

  /** Draws it in a frame. */
  void draw(Canvas canvas, Frame frame, Ink ink);

  /** How many values it shows. */
  long marks();

  /** Whether y shall begin at zero. */
  default boolean standsOnZero() {
    return false;
  }
}
