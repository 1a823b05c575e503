package org.calibrant.calibration.models;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sub-steps on the Vector API: four vectors of runs at a time, so that one computes while the
 * others wait for their own last result.
 */
public final class VectorTwoLayer implements TwoLayerKernel {
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > TOGETHER / 4
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();
  private static final double THIRD = 1.0 / 3;

  @Override
  public void advance(
      double[] x,
      double[] y,
      double[] f,
      double[] l,
      double[] g,
      double[] alpha,
      double[] beta,
      int lanes,
      int substeps) {
    DoubleVector third = DoubleVector.broadcast(SPECIES, THIRD);
    for (int w = 0; w < lanes; w += 4 * WIDTH) {
      DoubleVector ax = DoubleVector.fromArray(SPECIES, x, w);
      DoubleVector ay = DoubleVector.fromArray(SPECIES, y, w);
      DoubleVector af = DoubleVector.fromArray(SPECIES, f, w);
      DoubleVector al = DoubleVector.fromArray(SPECIES, l, w);
      DoubleVector ag = DoubleVector.fromArray(SPECIES, g, w);
      DoubleVector aal = DoubleVector.fromArray(SPECIES, alpha, w);
      DoubleVector abe = DoubleVector.fromArray(SPECIES, beta, w);
      DoubleVector bx = DoubleVector.fromArray(SPECIES, x, w + WIDTH);
      DoubleVector by = DoubleVector.fromArray(SPECIES, y, w + WIDTH);
      DoubleVector bf = DoubleVector.fromArray(SPECIES, f, w + WIDTH);
      DoubleVector bl = DoubleVector.fromArray(SPECIES, l, w + WIDTH);
      DoubleVector bg = DoubleVector.fromArray(SPECIES, g, w + WIDTH);
      DoubleVector bal = DoubleVector.fromArray(SPECIES, alpha, w + WIDTH);
      DoubleVector bbe = DoubleVector.fromArray(SPECIES, beta, w + WIDTH);
      DoubleVector cx = DoubleVector.fromArray(SPECIES, x, w + 2 * WIDTH);
      DoubleVector cy = DoubleVector.fromArray(SPECIES, y, w + 2 * WIDTH);
      DoubleVector cf = DoubleVector.fromArray(SPECIES, f, w + 2 * WIDTH);
      DoubleVector cl = DoubleVector.fromArray(SPECIES, l, w + 2 * WIDTH);
      DoubleVector cg = DoubleVector.fromArray(SPECIES, g, w + 2 * WIDTH);
      DoubleVector cal = DoubleVector.fromArray(SPECIES, alpha, w + 2 * WIDTH);
      DoubleVector cbe = DoubleVector.fromArray(SPECIES, beta, w + 2 * WIDTH);
      DoubleVector dx = DoubleVector.fromArray(SPECIES, x, w + 3 * WIDTH);
      DoubleVector dy = DoubleVector.fromArray(SPECIES, y, w + 3 * WIDTH);
      DoubleVector df = DoubleVector.fromArray(SPECIES, f, w + 3 * WIDTH);
      DoubleVector dl = DoubleVector.fromArray(SPECIES, l, w + 3 * WIDTH);
      DoubleVector dg = DoubleVector.fromArray(SPECIES, g, w + 3 * WIDTH);
      DoubleVector dal = DoubleVector.fromArray(SPECIES, alpha, w + 3 * WIDTH);
      DoubleVector dbe = DoubleVector.fromArray(SPECIES, beta, w + 3 * WIDTH);
      for (int i = 0; i < substeps; i++) {
        DoubleVector ak1 = af.add(ay).sub(al.sub(ax).mul(ax));
        DoubleVector bk1 = bf.add(by).sub(bl.sub(bx).mul(bx));
        DoubleVector ck1 = cf.add(cy).sub(cl.sub(cx).mul(cx));
        DoubleVector dk1 = df.add(dy).sub(dl.sub(dx).mul(dx));
        DoubleVector ax2 = ax.add(ak1);
        DoubleVector bx2 = bx.add(bk1);
        DoubleVector cx2 = cx.add(ck1);
        DoubleVector dx2 = dx.add(dk1);
        DoubleVector ay2 = aal.mul(ay).add(abe.mul(ax));
        DoubleVector by2 = bal.mul(by).add(bbe.mul(bx));
        DoubleVector cy2 = cal.mul(cy).add(cbe.mul(cx));
        DoubleVector dy2 = dal.mul(dy).add(dbe.mul(dx));
        DoubleVector ak2 = af.add(ay2).sub(al.sub(ax2).mul(ax2));
        DoubleVector bk2 = bf.add(by2).sub(bl.sub(bx2).mul(bx2));
        DoubleVector ck2 = cf.add(cy2).sub(cl.sub(cx2).mul(cx2));
        DoubleVector dk2 = df.add(dy2).sub(dl.sub(dx2).mul(dx2));
        DoubleVector ax3 = ax.add(ak2);
        DoubleVector bx3 = bx.add(bk2);
        DoubleVector cx3 = cx.add(ck2);
        DoubleVector dx3 = dx.add(dk2);
        DoubleVector ay3 = ay.sub(ag.mul(ay2)).add(abe.mul(ax2));
        DoubleVector by3 = by.sub(bg.mul(by2)).add(bbe.mul(bx2));
        DoubleVector cy3 = cy.sub(cg.mul(cy2)).add(cbe.mul(cx2));
        DoubleVector dy3 = dy.sub(dg.mul(dy2)).add(dbe.mul(dx2));
        DoubleVector ak3 = af.add(ay3).sub(al.sub(ax3).mul(ax3));
        DoubleVector bk3 = bf.add(by3).sub(bl.sub(bx3).mul(bx3));
        DoubleVector ck3 = cf.add(cy3).sub(cl.sub(cx3).mul(cx3));
        DoubleVector dk3 = df.add(dy3).sub(dl.sub(dx3).mul(dx3));
        DoubleVector ad3 = ak3.add(ak3);
        DoubleVector bd3 = bk3.add(bk3);
        DoubleVector cd3 = ck3.add(ck3);
        DoubleVector dd3 = dk3.add(dk3);
        DoubleVector ax4 = ax.add(ad3);
        DoubleVector bx4 = bx.add(bd3);
        DoubleVector cx4 = cx.add(cd3);
        DoubleVector dx4 = dx.add(dd3);
        DoubleVector au = abe.mul(ax3).sub(ag.mul(ay3));
        DoubleVector bu = bbe.mul(bx3).sub(bg.mul(by3));
        DoubleVector cu = cbe.mul(cx3).sub(cg.mul(cy3));
        DoubleVector du = dbe.mul(dx3).sub(dg.mul(dy3));
        DoubleVector ay4 = ay.add(au.add(au));
        DoubleVector by4 = by.add(bu.add(bu));
        DoubleVector cy4 = cy.add(cu.add(cu));
        DoubleVector dy4 = dy.add(du.add(du));
        DoubleVector ak4 = af.add(ay4).sub(al.sub(ax4).mul(ax4));
        DoubleVector bk4 = bf.add(by4).sub(bl.sub(bx4).mul(bx4));
        DoubleVector ck4 = cf.add(cy4).sub(cl.sub(cx4).mul(cx4));
        DoubleVector dk4 = df.add(dy4).sub(dl.sub(dx4).mul(dx4));
        ax = ax.add(ak1.add(ak4).add(ak2.add(ak2).add(ad3)).mul(third));
        bx = bx.add(bk1.add(bk4).add(bk2.add(bk2).add(bd3)).mul(third));
        cx = cx.add(ck1.add(ck4).add(ck2.add(ck2).add(cd3)).mul(third));
        dx = dx.add(dk1.add(dk4).add(dk2.add(dk2).add(dd3)).mul(third));
        ay = ay2.sub(ay).add(ay3.add(ay3)).add(aal.mul(ay4).add(abe.mul(ax4))).mul(third);
        by = by2.sub(by).add(by3.add(by3)).add(bal.mul(by4).add(bbe.mul(bx4))).mul(third);
        cy = cy2.sub(cy).add(cy3.add(cy3)).add(cal.mul(cy4).add(cbe.mul(cx4))).mul(third);
        dy = dy2.sub(dy).add(dy3.add(dy3)).add(dal.mul(dy4).add(dbe.mul(dx4))).mul(third);
      }

      ax.intoArray(x, w);
      ay.intoArray(y, w);
      bx.intoArray(x, w + WIDTH);
      by.intoArray(y, w + WIDTH);
      cx.intoArray(x, w + 2 * WIDTH);
      cy.intoArray(y, w + 2 * WIDTH);
      dx.intoArray(x, w + 3 * WIDTH);
      dy.intoArray(y, w + 3 * WIDTH);
    }
  }
}
