package org.calibrant.optics;

import java.io.Serializable;
import java.util.List;
import org.calibrant.core.Unit;

/**
 * The lens or mirror behind the telescope's focus that images it on the detector.
 *
 * @param diameterM its own diameter
 * @param beamMagnification how many times as wide the beam is at the first mirror as at the relay: G_r
 * @param conjugateM where its image in the collimated space of the first mirror stands, measured from
 *     that mirror: 0 for a relay in an image of the pupil
 * @param surfaces what its shape is made of
 * @param normalised whether the beam behind it is scaled to unit power
 */
public record Relay(
    @Unit("m") double diameterM,
    double beamMagnification,
    @Unit("m") double conjugateM,
    List<Surface> surfaces,
    boolean normalised)
    implements Serializable {

  public Relay {
    Require.positive("diameter-m", diameterM);
    Require.positive("beam-magnification", beamMagnification);
    Require.finite("conjugate-m", conjugateM);
    surfaces = List.copyOf(surfaces);
  }
}
