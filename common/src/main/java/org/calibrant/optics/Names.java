package org.calibrant.optics;

/** Names of the numbers that systems and sources understand. */
final class Names {
  static final String M1_DIAMETER = "system.m1_diameter_m";
  static final String M2_DIAMETER = "system.m2_diameter_m";
  static final String PLATE_SCALE = "system.plate_scale_as_per_pix";
  static final String BEAM_MAGNIFICATION = "system.beam_magnification";
  static final String PROPAGATION_DISTANCE = "system.propagation_distance_m";
  static final String WAVELENGTH = "band.wavelength_m";
  static final String BANDWIDTH = "band.bandwidth_m";
  static final String X = "binary.x_position_as";
  static final String Y = "binary.y_position_as";
  static final String SEPARATION = "binary.separation_as";
  static final String POSITION_ANGLE = "binary.position_angle_deg";
  static final String CONTRAST = "binary.contrast";
  static final String LOG_FLUX = "binary.log_flux_total";
  static final String PRIMARY = "primary.zernike_coeffs_nm";
  static final String SECONDARY = "secondary.zernike_coeffs_nm";
  static final String RELAY = "relay.zernike_coeffs_nm";

  private Names() {}
}
