package org.calibrant.xray;

/** How the fluxes of a model depend on one free parameter, all others being the same. */
enum Effect {
  PROPORTIONAL,
  AFFINE,
  GENERAL;

  private static final double SAME = 1e-12;

  /** The effect of each free parameter, tried on the response's energies at three values. */
  static Effect[] of(FreeModel free, double[] edges) {
    double[] start = free.start();
    Effect[] effects = new Effect[start.length];
    for (int k = 0; k < effects.length; k++) {
      effects[k] = of(free, start, k, edges);
    }

    return effects;
  }

  private static Effect of(FreeModel free, double[] start, int k, double[] edges) {
    org.calibrant.fit.Box box = free.box();
    double one = start[k] > 0 ? start[k] : 1e-3;
    double[][] fluxes = new double[3][];
    for (int i = 0; i < 3; i++) {
      double[] theta = start.clone();
      theta[k] = one * (1 << i);
      if (box.inside(k, theta[k]) != theta[k]) {
        return GENERAL;
      }

      fluxes[i] = new double[edges.length - 1];
      try {
        free.at(theta).addTo(edges, fluxes[i]);
      } catch (IllegalArgumentException e) {
        return GENERAL;
      }
    }

    boolean proportional = true;
    boolean affine = true;
    for (int e = 0; e + 1 < edges.length; e++) {
      double a = fluxes[0][e];
      double b = fluxes[1][e];
      double c = fluxes[2][e];
      double size = SAME * Math.max(Math.abs(a), Math.abs(c));
      proportional &= Math.abs(b - 2 * a) <= size && Math.abs(c - 4 * a) <= size;
      affine &= Math.abs((c - b) - 2 * (b - a)) <= size;
    }

    return proportional ? PROPORTIONAL : affine ? AFFINE : GENERAL;
  }
}
