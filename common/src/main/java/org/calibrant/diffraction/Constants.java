package org.calibrant.diffraction;

import org.calibrant.core.Unit;

/**
 * A cell by its constants, in the standard setting: a* along x, b* in the xy plane.
 *
 * @param cell a, b, c, α, β, γ
 * @param setting how c* follows
 */
public record Constants(@Unit("Å, deg") double[] cell, Setting setting) implements UnitCell {

  public Constants {
    cell = cell.clone();
    CellVectors.require(cell);
  }

  @Override
  public double[] constants() {
    return cell.clone();
  }

  @Override
  public double[] orientation() {
    return Vec.identity();
  }
}
