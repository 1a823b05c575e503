package org.calibrant.diffraction;

/**
 * A cell turned from its standard setting.
 *
 * @param cell the cell
 * @param rotation row by row, after the cell's own orientation
 */
record Turned(UnitCell cell, double[] rotation) implements UnitCell {
  @Override
  public double[] constants() {
    return cell.constants();
  }

  @Override
  public double[] orientation() {
    return Vec.product(rotation, cell.orientation());
  }

  @Override
  public Setting setting() {
    return cell.setting();
  }
}
