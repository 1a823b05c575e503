package org.calibrant.diffraction;

import java.io.Serializable;

/**
 * All that an image depends on.
 *
 * @param crystal the crystal
 * @param structureFactors what a unit cell scatters
 * @param beam wavelengths and directions
 * @param dose how much radiation
 * @param polarisation of the beam
 * @param scan how the crystal turns
 * @param detector the detector
 * @param sampling how finely it is computed
 * @param background what is in every pixel besides
 */
public record Experiment(
    Crystal crystal,
    StructureFactors structureFactors,
    Beam beam,
    Dose dose,
    Polarisation polarisation,
    Scan scan,
    Detector detector,
    Sampling sampling,
    Background background)
    implements Serializable {

  /**
   * Opens what is read from files and refuses parts that do not fit together.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  public void check() {
    crystal.cell().orientation();
    structureFactors.open(crystal.cells());
    beam.sources(detector.convention().frame());
    double[] centre = detector.centreMm();
    Placement.of(detector, detector.distanceMm(), centre[0], centre[1]).inFront();
  }
}
