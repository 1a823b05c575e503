package org.calibrant.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The butterflies of {@link PlainFftKernel}, on several lanes at once. */
public final class VectorFftKernel implements FftKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();

  private final FftKernel rest = new PlainFftKernel();

  @Override
  public void butterflies(FftStage stage, double[] re, double[] im, int stride, int from, int to) {
    int end = from + SPECIES.loopBound(to - from);
    if (end > from) {
      switch (stage.radix()) {
        case 2 -> radix2(stage, re, im, stride, from, end);
        case 3 -> radix3(stage, re, im, stride, from, end);
        case 4 -> radix4(stage, re, im, stride, from, end);
        case 5 -> radix5(stage, re, im, stride, from, end);
        case 8 -> radix8(stage, re, im, stride, from, end);
        default -> throw new IllegalStateException("no butterfly of radix " + stage.radix());
      }
    }

    if (end < to) {
      rest.butterflies(stage, re, im, stride, end, to);
    }
  }

  @Override
  public void filter(
      int[] order,
      double[] hRe,
      double[] hIm,
      double[] re,
      double[] im,
      double[] outRe,
      double[] outIm,
      int lanes) {
    if (lanes % LENGTH != 0) {
      rest.filter(order, hRe, hIm, re, im, outRe, outIm, lanes);
      return;
    }

    for (int k = 0; k < order.length; k++) {
      int from = order[k] * lanes;
      double c = hRe[k];
      double s = hIm[k];
      for (int l = 0; l < lanes; l += LENGTH) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, re, from + l);
        DoubleVector y = DoubleVector.fromArray(SPECIES, im, from + l);
        x.mul(c).sub(y.mul(s)).intoArray(outRe, k * lanes + l);
        x.mul(s).add(y.mul(c)).intoArray(outIm, k * lanes + l);
      }
    }
  }

  private static void radix2(
      FftStage stage, double[] re, double[] im, int stride, int from, int to) {
    double[] w = stage.twiddles();
    int m = stage.m();
    int step = m * stride;
    boolean plain = stage.isPlain();
    for (int b = 0; b < stage.blocks(); b++) {
      for (int p = 0; p < m; p++) {
        int t = 2 * p;
        double c1 = w[t + 0];
        double s1 = w[t + 1];
        int first = (2 * b * m + p) * stride;
        for (int l = first + from; l < first + to; l += LENGTH) {
          int i1 = l + step;
          DoubleVector x0 = DoubleVector.fromArray(SPECIES, re, l);
          DoubleVector y0 = DoubleVector.fromArray(SPECIES, im, l);
          DoubleVector x1 = DoubleVector.fromArray(SPECIES, re, i1);
          DoubleVector y1 = DoubleVector.fromArray(SPECIES, im, i1);
          DoubleVector xa = x0.add(x1);
          DoubleVector xb = x0.sub(x1);
          DoubleVector ya = y0.add(y1);
          DoubleVector yb = y0.sub(y1);
          if (!plain) {
            DoubleVector u1 = xb.mul(c1).sub(yb.mul(s1));
            yb = xb.mul(s1).add(yb.mul(c1));
            xb = u1;
          }

          xa.intoArray(re, l);
          ya.intoArray(im, l);
          xb.intoArray(re, i1);
          yb.intoArray(im, i1);
        }
      }
    }
  }

  private static void radix3(
      FftStage stage, double[] re, double[] im, int stride, int from, int to) {
    double[] w = stage.twiddles();
    int m = stage.m();
    int step = m * stride;
    boolean plain = stage.isPlain();
    for (int b = 0; b < stage.blocks(); b++) {
      for (int p = 0; p < m; p++) {
        int t = 4 * p;
        double c1 = w[t + 0];
        double s1 = w[t + 1];
        double c2 = w[t + 2];
        double s2 = w[t + 3];
        int first = (3 * b * m + p) * stride;
        for (int l = first + from; l < first + to; l += LENGTH) {
          int i1 = l + step;
          int i2 = i1 + step;
          DoubleVector x0 = DoubleVector.fromArray(SPECIES, re, l);
          DoubleVector y0 = DoubleVector.fromArray(SPECIES, im, l);
          DoubleVector x1 = DoubleVector.fromArray(SPECIES, re, i1);
          DoubleVector y1 = DoubleVector.fromArray(SPECIES, im, i1);
          DoubleVector x2 = DoubleVector.fromArray(SPECIES, re, i2);
          DoubleVector y2 = DoubleVector.fromArray(SPECIES, im, i2);
          DoubleVector xt = x1.add(x2);
          DoubleVector xm = x0.sub(xt.mul(0.5));
          DoubleVector xs = x1.sub(x2).mul(SIN60);
          DoubleVector yt = y1.add(y2);
          DoubleVector ym = y0.sub(yt.mul(0.5));
          DoubleVector ys = y1.sub(y2).mul(SIN60);
          DoubleVector xa = x0.add(xt);
          DoubleVector ya = y0.add(yt);
          DoubleVector xb = xm.add(ys);
          DoubleVector yb = ym.sub(xs);
          DoubleVector xc = xm.sub(ys);
          DoubleVector yc = ym.add(xs);
          if (!plain) {
            DoubleVector u1 = xb.mul(c1).sub(yb.mul(s1));
            yb = xb.mul(s1).add(yb.mul(c1));
            xb = u1;
            DoubleVector u2 = xc.mul(c2).sub(yc.mul(s2));
            yc = xc.mul(s2).add(yc.mul(c2));
            xc = u2;
          }

          xa.intoArray(re, l);
          ya.intoArray(im, l);
          xb.intoArray(re, i1);
          yb.intoArray(im, i1);
          xc.intoArray(re, i2);
          yc.intoArray(im, i2);
        }
      }
    }
  }

  private static void radix4(
      FftStage stage, double[] re, double[] im, int stride, int from, int to) {
    double[] w = stage.twiddles();
    int m = stage.m();
    int step = m * stride;
    boolean plain = stage.isPlain();
    for (int b = 0; b < stage.blocks(); b++) {
      for (int p = 0; p < m; p++) {
        int t = 6 * p;
        double c1 = w[t + 0];
        double s1 = w[t + 1];
        double c2 = w[t + 2];
        double s2 = w[t + 3];
        double c3 = w[t + 4];
        double s3 = w[t + 5];
        int first = (4 * b * m + p) * stride;
        for (int l = first + from; l < first + to; l += LENGTH) {
          int i1 = l + step;
          int i2 = i1 + step;
          int i3 = i2 + step;
          DoubleVector x0 = DoubleVector.fromArray(SPECIES, re, l);
          DoubleVector y0 = DoubleVector.fromArray(SPECIES, im, l);
          DoubleVector x1 = DoubleVector.fromArray(SPECIES, re, i1);
          DoubleVector y1 = DoubleVector.fromArray(SPECIES, im, i1);
          DoubleVector x2 = DoubleVector.fromArray(SPECIES, re, i2);
          DoubleVector y2 = DoubleVector.fromArray(SPECIES, im, i2);
          DoubleVector x3 = DoubleVector.fromArray(SPECIES, re, i3);
          DoubleVector y3 = DoubleVector.fromArray(SPECIES, im, i3);
          DoubleVector p0 = x0.add(x2);
          DoubleVector p1 = x0.sub(x2);
          DoubleVector p2 = x1.add(x3);
          DoubleVector p3 = x1.sub(x3);
          DoubleVector q0 = y0.add(y2);
          DoubleVector q1 = y0.sub(y2);
          DoubleVector q2 = y1.add(y3);
          DoubleVector q3 = y1.sub(y3);
          DoubleVector xa = p0.add(p2);
          DoubleVector ya = q0.add(q2);
          DoubleVector xb = p1.add(q3);
          DoubleVector yb = q1.sub(p3);
          DoubleVector xc = p0.sub(p2);
          DoubleVector yc = q0.sub(q2);
          DoubleVector xd = p1.sub(q3);
          DoubleVector yd = q1.add(p3);
          if (!plain) {
            DoubleVector u1 = xb.mul(c1).sub(yb.mul(s1));
            yb = xb.mul(s1).add(yb.mul(c1));
            xb = u1;
            DoubleVector u2 = xc.mul(c2).sub(yc.mul(s2));
            yc = xc.mul(s2).add(yc.mul(c2));
            xc = u2;
            DoubleVector u3 = xd.mul(c3).sub(yd.mul(s3));
            yd = xd.mul(s3).add(yd.mul(c3));
            xd = u3;
          }

          xa.intoArray(re, l);
          ya.intoArray(im, l);
          xb.intoArray(re, i1);
          yb.intoArray(im, i1);
          xc.intoArray(re, i2);
          yc.intoArray(im, i2);
          xd.intoArray(re, i3);
          yd.intoArray(im, i3);
        }
      }
    }
  }

  private static void radix5(
      FftStage stage, double[] re, double[] im, int stride, int from, int to) {
    double[] w = stage.twiddles();
    int m = stage.m();
    int step = m * stride;
    boolean plain = stage.isPlain();
    for (int b = 0; b < stage.blocks(); b++) {
      for (int p = 0; p < m; p++) {
        int t = 8 * p;
        double c1 = w[t + 0];
        double s1 = w[t + 1];
        double c2 = w[t + 2];
        double s2 = w[t + 3];
        double c3 = w[t + 4];
        double s3 = w[t + 5];
        double c4 = w[t + 6];
        double s4 = w[t + 7];
        int first = (5 * b * m + p) * stride;
        for (int l = first + from; l < first + to; l += LENGTH) {
          int i1 = l + step;
          int i2 = i1 + step;
          int i3 = i2 + step;
          int i4 = i3 + step;
          DoubleVector x0 = DoubleVector.fromArray(SPECIES, re, l);
          DoubleVector y0 = DoubleVector.fromArray(SPECIES, im, l);
          DoubleVector x1 = DoubleVector.fromArray(SPECIES, re, i1);
          DoubleVector y1 = DoubleVector.fromArray(SPECIES, im, i1);
          DoubleVector x2 = DoubleVector.fromArray(SPECIES, re, i2);
          DoubleVector y2 = DoubleVector.fromArray(SPECIES, im, i2);
          DoubleVector x3 = DoubleVector.fromArray(SPECIES, re, i3);
          DoubleVector y3 = DoubleVector.fromArray(SPECIES, im, i3);
          DoubleVector x4 = DoubleVector.fromArray(SPECIES, re, i4);
          DoubleVector y4 = DoubleVector.fromArray(SPECIES, im, i4);
          DoubleVector xp = x1.add(x4);
          DoubleVector xq = x2.add(x3);
          DoubleVector xr = x1.sub(x4);
          DoubleVector xs = x2.sub(x3);
          DoubleVector xm = x0.add(xp.mul(COS72).add(xq.mul(COS144)));
          DoubleVector xn = x0.add(xp.mul(COS144).add(xq.mul(COS72)));
          DoubleVector xu = xr.mul(SIN72).add(xs.mul(SIN144));
          DoubleVector xv = xr.mul(SIN144).sub(xs.mul(SIN72));
          DoubleVector xa = x0.add(xp.add(xq));
          DoubleVector yp = y1.add(y4);
          DoubleVector yq = y2.add(y3);
          DoubleVector yr = y1.sub(y4);
          DoubleVector ys = y2.sub(y3);
          DoubleVector ym = y0.add(yp.mul(COS72).add(yq.mul(COS144)));
          DoubleVector yn = y0.add(yp.mul(COS144).add(yq.mul(COS72)));
          DoubleVector yu = yr.mul(SIN72).add(ys.mul(SIN144));
          DoubleVector yv = yr.mul(SIN144).sub(ys.mul(SIN72));
          DoubleVector ya = y0.add(yp.add(yq));
          DoubleVector xb = xm.add(yu);
          DoubleVector yb = ym.sub(xu);
          DoubleVector xe = xm.sub(yu);
          DoubleVector ye = ym.add(xu);
          DoubleVector xc = xn.add(yv);
          DoubleVector yc = yn.sub(xv);
          DoubleVector xd = xn.sub(yv);
          DoubleVector yd = yn.add(xv);
          if (!plain) {
            DoubleVector u1 = xb.mul(c1).sub(yb.mul(s1));
            yb = xb.mul(s1).add(yb.mul(c1));
            xb = u1;
            DoubleVector u2 = xc.mul(c2).sub(yc.mul(s2));
            yc = xc.mul(s2).add(yc.mul(c2));
            xc = u2;
            DoubleVector u3 = xd.mul(c3).sub(yd.mul(s3));
            yd = xd.mul(s3).add(yd.mul(c3));
            xd = u3;
            DoubleVector u4 = xe.mul(c4).sub(ye.mul(s4));
            ye = xe.mul(s4).add(ye.mul(c4));
            xe = u4;
          }

          xa.intoArray(re, l);
          ya.intoArray(im, l);
          xb.intoArray(re, i1);
          yb.intoArray(im, i1);
          xc.intoArray(re, i2);
          yc.intoArray(im, i2);
          xd.intoArray(re, i3);
          yd.intoArray(im, i3);
          xe.intoArray(re, i4);
          ye.intoArray(im, i4);
        }
      }
    }
  }

  private static void radix8(
      FftStage stage, double[] re, double[] im, int stride, int from, int to) {
    double[] w = stage.twiddles();
    int m = stage.m();
    int step = m * stride;
    boolean plain = stage.isPlain();
    for (int b = 0; b < stage.blocks(); b++) {
      for (int p = 0; p < m; p++) {
        int t = 14 * p;
        double c1 = w[t + 0];
        double s1 = w[t + 1];
        double c2 = w[t + 2];
        double s2 = w[t + 3];
        double c3 = w[t + 4];
        double s3 = w[t + 5];
        double c4 = w[t + 6];
        double s4 = w[t + 7];
        double c5 = w[t + 8];
        double s5 = w[t + 9];
        double c6 = w[t + 10];
        double s6 = w[t + 11];
        double c7 = w[t + 12];
        double s7 = w[t + 13];
        int first = (8 * b * m + p) * stride;
        for (int l = first + from; l < first + to; l += LENGTH) {
          int i1 = l + step;
          int i2 = i1 + step;
          int i3 = i2 + step;
          int i4 = i3 + step;
          int i5 = i4 + step;
          int i6 = i5 + step;
          int i7 = i6 + step;
          DoubleVector x0 = DoubleVector.fromArray(SPECIES, re, l);
          DoubleVector y0 = DoubleVector.fromArray(SPECIES, im, l);
          DoubleVector x1 = DoubleVector.fromArray(SPECIES, re, i1);
          DoubleVector y1 = DoubleVector.fromArray(SPECIES, im, i1);
          DoubleVector x2 = DoubleVector.fromArray(SPECIES, re, i2);
          DoubleVector y2 = DoubleVector.fromArray(SPECIES, im, i2);
          DoubleVector x3 = DoubleVector.fromArray(SPECIES, re, i3);
          DoubleVector y3 = DoubleVector.fromArray(SPECIES, im, i3);
          DoubleVector x4 = DoubleVector.fromArray(SPECIES, re, i4);
          DoubleVector y4 = DoubleVector.fromArray(SPECIES, im, i4);
          DoubleVector x5 = DoubleVector.fromArray(SPECIES, re, i5);
          DoubleVector y5 = DoubleVector.fromArray(SPECIES, im, i5);
          DoubleVector x6 = DoubleVector.fromArray(SPECIES, re, i6);
          DoubleVector y6 = DoubleVector.fromArray(SPECIES, im, i6);
          DoubleVector x7 = DoubleVector.fromArray(SPECIES, re, i7);
          DoubleVector y7 = DoubleVector.fromArray(SPECIES, im, i7);
          DoubleVector pe0 = x0.add(x4);
          DoubleVector pe1 = x0.sub(x4);
          DoubleVector pe2 = x2.add(x6);
          DoubleVector pe3 = x2.sub(x6);
          DoubleVector qe0 = y0.add(y4);
          DoubleVector qe1 = y0.sub(y4);
          DoubleVector qe2 = y2.add(y6);
          DoubleVector qe3 = y2.sub(y6);
          DoubleVector po0 = x1.add(x5);
          DoubleVector po1 = x1.sub(x5);
          DoubleVector po2 = x3.add(x7);
          DoubleVector po3 = x3.sub(x7);
          DoubleVector qo0 = y1.add(y5);
          DoubleVector qo1 = y1.sub(y5);
          DoubleVector qo2 = y3.add(y7);
          DoubleVector qo3 = y3.sub(y7);
          DoubleVector ae0 = pe0.add(pe2);
          DoubleVector be0 = qe0.add(qe2);
          DoubleVector ae1 = pe1.add(qe3);
          DoubleVector be1 = qe1.sub(pe3);
          DoubleVector ae2 = pe0.sub(pe2);
          DoubleVector be2 = qe0.sub(qe2);
          DoubleVector ae3 = pe1.sub(qe3);
          DoubleVector be3 = qe1.add(pe3);
          DoubleVector ao0 = po0.add(po2);
          DoubleVector bo0 = qo0.add(qo2);
          DoubleVector ao1 = po1.add(qo3);
          DoubleVector bo1 = qo1.sub(po3);
          DoubleVector ao2 = po0.sub(po2);
          DoubleVector bo2 = qo0.sub(qo2);
          DoubleVector ao3 = po1.sub(qo3);
          DoubleVector bo3 = qo1.add(po3);
          DoubleVector g1 = ao1.add(bo1).mul(ROOT);
          DoubleVector h1 = bo1.sub(ao1).mul(ROOT);
          DoubleVector g3 = bo3.sub(ao3).mul(ROOT);
          DoubleVector h3 = ao3.add(bo3).mul(ROOT);
          DoubleVector xa = ae0.add(ao0);
          DoubleVector ya = be0.add(bo0);
          DoubleVector xe = ae0.sub(ao0);
          DoubleVector ye = be0.sub(bo0);
          DoubleVector xb = ae1.add(g1);
          DoubleVector yb = be1.add(h1);
          DoubleVector xf = ae1.sub(g1);
          DoubleVector yf = be1.sub(h1);
          DoubleVector xc = ae2.add(bo2);
          DoubleVector yc = be2.sub(ao2);
          DoubleVector xg = ae2.sub(bo2);
          DoubleVector yg = be2.add(ao2);
          DoubleVector xd = ae3.add(g3);
          DoubleVector yd = be3.sub(h3);
          DoubleVector xh = ae3.sub(g3);
          DoubleVector yh = be3.add(h3);
          if (!plain) {
            DoubleVector u1 = xb.mul(c1).sub(yb.mul(s1));
            yb = xb.mul(s1).add(yb.mul(c1));
            xb = u1;
            DoubleVector u2 = xc.mul(c2).sub(yc.mul(s2));
            yc = xc.mul(s2).add(yc.mul(c2));
            xc = u2;
            DoubleVector u3 = xd.mul(c3).sub(yd.mul(s3));
            yd = xd.mul(s3).add(yd.mul(c3));
            xd = u3;
            DoubleVector u4 = xe.mul(c4).sub(ye.mul(s4));
            ye = xe.mul(s4).add(ye.mul(c4));
            xe = u4;
            DoubleVector u5 = xf.mul(c5).sub(yf.mul(s5));
            yf = xf.mul(s5).add(yf.mul(c5));
            xf = u5;
            DoubleVector u6 = xg.mul(c6).sub(yg.mul(s6));
            yg = xg.mul(s6).add(yg.mul(c6));
            xg = u6;
            DoubleVector u7 = xh.mul(c7).sub(yh.mul(s7));
            yh = xh.mul(s7).add(yh.mul(c7));
            xh = u7;
          }

          xa.intoArray(re, l);
          ya.intoArray(im, l);
          xb.intoArray(re, i1);
          yb.intoArray(im, i1);
          xc.intoArray(re, i2);
          yc.intoArray(im, i2);
          xd.intoArray(re, i3);
          yd.intoArray(im, i3);
          xe.intoArray(re, i4);
          ye.intoArray(im, i4);
          xf.intoArray(re, i5);
          yf.intoArray(im, i5);
          xg.intoArray(re, i6);
          yg.intoArray(im, i6);
          xh.intoArray(re, i7);
          yh.intoArray(im, i7);
        }
      }
    }
  }
}
