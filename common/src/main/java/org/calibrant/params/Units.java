package org.calibrant.params;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a unit looks like one, and like the one that the key ends with. */
final class Units {
  private static final Pattern SYMBOL =
      Pattern.compile("(?:[0-9]+(?:\\.[0-9]+)?(?:e[+-]?[0-9]+)?|[A-Za-zµ%°Å]+(?:\\^?-?[0-9]+)?)");

  private static final Pattern BETWEEN = Pattern.compile("[ /*·]");

  /** How keys end, and the units they then may have; longer endings first. */
  private static final List<Map.Entry<String, List<String>>> ENDINGS =
      List.of(
          Map.entry("_as_per_pix", List.of("as/pix", "arcsec/pix", "arcsec/pixel")),
          Map.entry("_per_mev", List.of("MeV-1", "1/MeV")),
          Map.entry("_as", List.of("as", "arcsec")),
          Map.entry("_mas", List.of("mas")),
          Map.entry("_deg", List.of("deg")),
          Map.entry("_rad", List.of("rad")),
          Map.entry("_nm", List.of("nm")),
          Map.entry("_um", List.of("um", "µm")),
          Map.entry("_mm", List.of("mm")),
          Map.entry("_kev", List.of("keV")),
          Map.entry("_gev", List.of("GeV")),
          Map.entry("_mev", List.of("MeV")),
          Map.entry("_m", List.of("m")),
          Map.entry("_s", List.of("s")));

  private Units() {}

  static Optional<String> problem(Param param) {
    String unit = param.unit();
    boolean reads = unit.isEmpty();
    if (!reads) {
      reads = true;
      for (String part : BETWEEN.split(unit, -1)) {
        reads &= SYMBOL.matcher(part).matches();
      }
    }

    if (!reads) {
      return Optional.of(param.key() + ": \"" + unit + "\" is not a unit");
    }

    for (Map.Entry<String, List<String>> ending : ENDINGS) {
      if (param.key().toLowerCase(Locale.ROOT).endsWith(ending.getKey())) {
        return ending.getValue().contains(unit)
            ? Optional.empty()
            : Optional.of(
                "%s: a key that ends with %s has the unit %s, found \"%s\""
                    .formatted(
                        param.key(),
                        ending.getKey(),
                        String.join(" or ", ending.getValue()),
                        unit));
      }
    }

    return Optional.empty();
  }
}
