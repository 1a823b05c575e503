package org.calibrant.optics.telescope;

/** Keys of the parameters of a telescope that watches a double star. */
public final class Keys {
  public static final String M1_DIAMETER = "system.m1_diameter_m";
  public static final String M2_DIAMETER = "system.m2_diameter_m";
  public static final String M1_FOCAL_LENGTH = "system.m1_focal_length_m";
  public static final String M2_FOCAL_LENGTH = "system.m2_focal_length_m";
  public static final String M1_M2_SEPARATION = "system.m1_m2_separation_m";
  public static final String PIXEL_PITCH = "system.pixel_pitch_m";
  public static final String FOCAL_LENGTH = "system.focal_length_m";
  public static final String PLATE_SCALE = "system.plate_scale_as_per_pix";
  public static final String BEAM_MAGNIFICATION = "system.beam_magnification";
  public static final String PROPAGATION_DISTANCE = "system.propagation_distance_m";
  public static final String RELAY_MAGNIFICATION = "relay.magnification";
  public static final String RELAY_FOCAL_LENGTH = "relay.eff_focal_m";
  public static final String WAVELENGTH = "band.wavelength_m";
  public static final String BANDWIDTH = "band.bandwidth_m";
  public static final String EXPOSURE_TIME = "imaging.exposure_time_s";
  public static final String THROUGHPUT = "imaging.throughput";
  public static final String X_POSITION = "binary.x_position_as";
  public static final String Y_POSITION = "binary.y_position_as";
  public static final String SEPARATION = "binary.separation_as";
  public static final String POSITION_ANGLE = "binary.position_angle_deg";
  public static final String CONTRAST = "binary.contrast";
  public static final String SPECTRAL_FLUX_DENSITY = "binary.spectral_flux_density";
  public static final String LOG_FLUX_TOTAL = "binary.log_flux_total";
  public static final String RAW_FLUXES = "binary.raw_fluxes";
  public static final String M1_ZERNIKES = "primary.zernike_coeffs_nm";
  public static final String M2_ZERNIKES = "secondary.zernike_coeffs_nm";

  private Keys() {}
}
