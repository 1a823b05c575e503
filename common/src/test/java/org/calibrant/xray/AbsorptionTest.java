package org.calibrant.xray;

import org.junit.jupiter.api.Test;

class AbsorptionTest {
  @Test
  void explore() {
    Object[][] cases = {
      {"tbabs_v1_nH0.1_wilm", new TBabs(0.1, Abundances.WILM)},
      {"tbabs_v2.3_nH0.1_wilm", new TBabs(0.1, Abundances.WILM)},
      {"tbabs_v1_nH0.1_angr", new TBabs(0.1, Abundances.ANGR)},
      {"phabs_vern_nH0.1_wilm", new PhAbs(0.1, Abundances.WILM)},
      {"phabs_vern_nH0.1_angr", new PhAbs(0.1, Abundances.ANGR)},
    };
    for (Object[] c : cases) {
      double worst = 0;
      StringBuilder b = new StringBuilder();
      for (int i = 0; i < NativeModels.bins(); i++) {
        double[] flux = {1};
        double[] edges = NativeModels.edges(i);
        ((Absorption) c[1]).multiply(edges, flux);
        double dev = flux[0] / NativeModels.value((String) c[0], i) - 1;
        worst = Math.max(worst, Math.abs(dev));
        if (Math.abs(dev) > 2e-6) b.append(String.format(" %.3f:%.1e", edges[0], dev));
      }
      System.out.println(c[0] + " " + worst + b);
    }
    for (double kt : new double[] {0.5, 1, 5, 10}) {
      String name = "bremss_kT" + (kt == 0.5 ? "0.5" : "" + (int) kt) + "_norm1";
      double worst = 0;
      StringBuilder b = new StringBuilder();
      for (int i = 0; i < NativeModels.bins(); i++) {
        double[] flux = {0};
        double[] edges = NativeModels.edges(i);
        new Bremss(kt, 1).addTo(edges, flux);
        double dev = flux[0] / NativeModels.value(name, i) - 1;
        worst = Math.max(worst, Math.abs(dev));
        b.append(String.format(" %.3f:%.1e", edges[0], dev));
      }
      System.out.println(name + " " + worst + b);
    }
    for (Absorption a :
        new Absorption[] {
          new TBabs(1, Abundances.WILM),
          new TBabs(1, Abundances.ANGR),
          new PhAbs(1, Abundances.ANGR)
        }) {
      double[] f = {1};
      a.multiply(new double[] {1, 1}, f);
      System.out.println(a + " " + -Math.log(f[0]));
    }
  }
}
