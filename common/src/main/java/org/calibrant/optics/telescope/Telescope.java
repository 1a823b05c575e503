package org.calibrant.optics.telescope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.params.Derivations;
import org.calibrant.params.OldNames;
import org.calibrant.params.OldNames.OldName;
import org.calibrant.params.Param;
import org.calibrant.params.ParamSpec;

/**
 * The parameters of the systems of a telescope that watches a double star, what is derived in each,
 * and the names that they once had. What only an instrument can know has no default: a profile or
 * the configuration gives it.
 */
public final class Telescope {
  /** The pupil of one mirror, Fourier transformed to the detector. */
  public static final String TWO_PLANE = "two_plane";

  /** Two mirrors with diffraction between them. */
  public static final String THREE_PLANE = "three_plane";

  /** Two mirrors and a relay. */
  public static final String FOUR_PLANE = "four_plane";

  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final double NM = 1e-9;

  private Telescope() {}

  /**
   * What follows from what in a system.
   *
   * @param system {@link #TWO_PLANE}, {@link #THREE_PLANE} or {@link #FOUR_PLANE}
   */
  public static Derivations derivations(String system) {
    return switch (system) {
      case TWO_PLANE -> Derivations.of(TWO_PLANE, new LogFluxTotal(), new RawFluxes());
      case THREE_PLANE ->
          Derivations.of(
              THREE_PLANE,
              new FocalLength(),
              new PlateScale(Keys.FOCAL_LENGTH),
              new BeamMagnification(),
              new PropagationDistance(),
              new LogFluxTotal(),
              new RawFluxes());
      case FOUR_PLANE ->
          Derivations.of(
              FOUR_PLANE,
              new FocalLength(),
              new RelayFocalLength(),
              new PlateScale(Keys.RELAY_FOCAL_LENGTH),
              new BeamMagnification(),
              new PropagationDistance(),
              new LogFluxTotal(),
              new RawFluxes());
      default ->
          throw new IllegalArgumentException(
              "system must be %s, %s or %s, was %s"
                  .formatted(TWO_PLANE, THREE_PLANE, FOUR_PLANE, system));
    };
  }

  /**
   * The parameters of a system with Zernike coefficients of its two mirrors.
   *
   * @param system as above
   * @param m1Zernikes how many coefficients the first mirror has; 0 for none
   * @param m2Zernikes how many the second has; there is none with two planes
   */
  public static ParamSpec spec(String system, int m1Zernikes, int m2Zernikes) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < m1Zernikes; i++) {
      names.add(Keys.M1_ZERNIKES + "[" + i + "]");
    }

    for (int i = 0; i < m2Zernikes; i++) {
      names.add(Keys.M2_ZERNIKES + "[" + i + "]");
    }

    return spec(system, names);
  }

  /**
   * The parameters of a system, and those that a model wants beyond them: vectors of Zernike
   * coefficients (free, 0 by default), and whatever else its optics or its source are described by
   * (frozen, without default).
   *
   * @param system as above
   * @param names of the model, {@code key} or {@code key[element]}
   */
  public static ParamSpec spec(String system, List<String> names) {
    boolean twoPlane = system.equals(TWO_PLANE);
    List<Param> params = new ArrayList<>();
    params.add(size(Keys.M1_DIAMETER, "diameter of the first mirror"));
    if (twoPlane) {
      params.add(
          Param.of(Keys.PLATE_SCALE, "as/pix", "angle of the sky on a pixel")
              .within(Double.MIN_NORMAL, INFINITE)
              .frozen());
    } else {
      params.addAll(mirrors());
    }

    if (system.equals(FOUR_PLANE)) {
      params.add(
          Param.of(Keys.RELAY_MAGNIFICATION, "", "image scale behind the relay over that before it")
              .within(Double.MIN_NORMAL, INFINITE)
              .frozen());
      params.add(
          Param.derived(Keys.RELAY_FOCAL_LENGTH, "m", "effective focal length with the relay")
              .within(0, INFINITE));
    }

    params.addAll(light());
    ParamSpec spec = new ParamSpec(system, params);
    Map<String, Integer> lengths = new LinkedHashMap<>();
    for (String name : names) {
      int bracket = name.indexOf('[');
      String key = bracket < 0 ? name : name.substring(0, bracket);
      lengths.merge(key, bracket < 0 ? 0 : 1, Integer::sum);
    }

    for (Map.Entry<String, Integer> entry : lengths.entrySet()) {
      if (!spec.contains(entry.getKey())) {
        spec = spec.add(more(entry.getKey(), entry.getValue()));
      }
    }

    return spec;
  }

  private static Param more(String key, int length) {
    Param param = Param.of(key, unit(key), "of the optical system or its source").frozen();
    if (key.endsWith("zernike_coeffs_nm")) {
      String doc = "Zernike coefficients of the %s, path difference";
      String element = key.substring(0, key.indexOf('.'));
      param = Param.of(key, "nm", doc.formatted(element)).startingAt(0);
    }

    return length == 0 ? param : param.ofLength(length);
  }

  /** The unit that a key ends with. */
  private static String unit(String key) {
    for (String unit : List.of("as", "deg", "rad", "nm", "mm", "m", "s")) {
      if (key.endsWith("_" + unit)) {
        return unit;
      }
    }

    return "";
  }

  private static Param size(String key, String doc) {
    return Param.of(key, "m", doc).within(0, INFINITE).frozen();
  }

  private static List<Param> mirrors() {
    return List.of(
        size(Keys.M2_DIAMETER, "diameter of the second mirror"),
        size(Keys.M1_FOCAL_LENGTH, "focal length of the first mirror"),
        Param.of(Keys.M2_FOCAL_LENGTH, "m", "focal length of the second mirror, negative: convex")
            .within(-INFINITE, 0)
            .frozen(),
        size(Keys.M1_M2_SEPARATION, "distance of the mirrors"),
        size(Keys.PIXEL_PITCH, "distance of neighbouring pixels"),
        Param.derived(Keys.FOCAL_LENGTH, "m", "effective focal length").within(0, INFINITE),
        Param.derived(Keys.PLATE_SCALE, "as/pix", "angle of the sky on a pixel")
            .within(0, INFINITE),
        Param.derived(Keys.BEAM_MAGNIFICATION, "", "collimated over converging beam at M2")
            .within(0, INFINITE),
        Param.derived(Keys.PROPAGATION_DISTANCE, "m", "way from M1 to M2 in collimated space")
            .within(0, INFINITE));
  }

  private static List<Param> light() {
    return List.of(
        size(Keys.WAVELENGTH, "centre of the band"),
        size(Keys.BANDWIDTH, "width of the band"),
        Param.of(Keys.EXPOSURE_TIME, "s", "exposure").within(0, INFINITE).startingAt(1800).frozen(),
        Param.of(Keys.THROUGHPUT, "", "share of the photons that are detected")
            .within(0, 1)
            .startingAt(1)
            .frozen(),
        Param.of(Keys.X_POSITION, "as", "x of the middle of the double star").startingAt(0),
        Param.of(Keys.Y_POSITION, "as", "y of the middle of the double star").startingAt(0),
        Param.of(Keys.SEPARATION, "as", "distance of the stars").within(0, INFINITE).startingAt(10),
        Param.of(Keys.POSITION_ANGLE, "deg", "direction from B to A, from y to x")
            .within(0, 360)
            .startingAt(90),
        Param.of(Keys.CONTRAST, "", "photons of star A over those of star B")
            .within(0, INFINITE)
            .startingAt(3),
        Param.of(Keys.SPECTRAL_FLUX_DENSITY, "ph/s/m2/m", "photons of both stars")
            .within(0, INFINITE)
            .startingAt(1.7227e17)
            .frozen(),
        Param.derived(Keys.LOG_FLUX_TOTAL, "", "log10 of the photons of both stars in an exposure"),
        Param.derived(Keys.RAW_FLUXES, "ph", "photons of star A and of star B in an exposure")
            .ofLength(2)
            .within(0, INFINITE));
  }

  /** The names of dLuxToliman and of the first dLuxShera. */
  public static OldNames oldNames() {
    return OldNames.of(
        OldName.of("x_position", Keys.X_POSITION),
        OldName.of("y_position", Keys.Y_POSITION),
        OldName.of("separation", Keys.SEPARATION),
        OldName.of("position_angle", Keys.POSITION_ANGLE),
        OldName.of("contrast", Keys.CONTRAST),
        OldName.of("log_flux", Keys.LOG_FLUX_TOTAL),
        OldName.scaled("wavelength", Keys.WAVELENGTH, NM),
        OldName.scaled("bandwidth", Keys.BANDWIDTH, NM),
        OldName.of("psf_pixel_scale", Keys.PLATE_SCALE),
        OldName.of("pixel_size", Keys.PIXEL_PITCH),
        OldName.of("p1_diameter", Keys.M1_DIAMETER),
        OldName.of("p2_diameter", Keys.M2_DIAMETER),
        OldName.of("m1_focal_length", Keys.M1_FOCAL_LENGTH),
        OldName.of("m2_focal_length", Keys.M2_FOCAL_LENGTH),
        OldName.of("plane_separation", Keys.M1_M2_SEPARATION),
        OldName.of("m1_zernike_amp", Keys.M1_ZERNIKES),
        OldName.of("m2_zernike_amp", Keys.M2_ZERNIKES),
        OldName.of("m1_aperture.coefficients", Keys.M1_ZERNIKES),
        OldName.of("m2_aperture.coefficients", Keys.M2_ZERNIKES),
        structural("n_wavelengths"),
        structural("pupil_npix"),
        structural("psf_npix"),
        structural("m1_zernike_noll"),
        structural("m2_zernike_noll"),
        surface("m1_calibrated_power_law"),
        surface("m1_calibrated_amplitude"),
        surface("m1_uncalibrated_power_law"),
        surface("m1_uncalibrated_amplitude"),
        surface("m2_calibrated_power_law"),
        surface("m2_calibrated_amplitude"),
        surface("m2_uncalibrated_power_law"),
        surface("m2_uncalibrated_amplitude"),
        OldName.gone("rng_seed", "seeds belong to what draws"));
  }

  private static OldName structural(String name) {
    return OldName.gone(name, "it belongs to the optical system");
  }

  private static OldName surface(String name) {
    return OldName.gone(name, "surfaces belong to the optical system");
  }
}
