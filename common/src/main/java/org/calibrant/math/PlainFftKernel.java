package org.calibrant.math;

/**
 * Butterflies in plain loops. Long, since every radix is written out twice: C2 keeps the values of a
 * butterfly in registers only where it sees all of it in one loop.
 */
final class PlainFftKernel implements FftKernel {

  @Override
  public void butterflies(FftStage stage, double[] re, double[] im, int stride, int from, int to) {
    switch (stage.radix()) {
      case 2 -> radix2(stage, re, im, stride, from, to);
      case 3 -> radix3(stage, re, im, stride, from, to);
      case 4 -> radix4(stage, re, im, stride, from, to);
      case 5 -> radix5(stage, re, im, stride, from, to);
      case 8 -> radix8(stage, re, im, stride, from, to);
      default -> throw new IllegalStateException("no butterfly of radix " + stage.radix());
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
    for (int k = 0; k < order.length; k++) {
      int from = order[k] * lanes;
      double c = hRe[k];
      double s = hIm[k];
      for (int l = 0; l < lanes; l++) {
        double x = re[from + l];
        double y = im[from + l];
        outRe[k * lanes + l] = x * c - y * s;
        outIm[k * lanes + l] = x * s + y * c;
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
        for (int l = first + from; l < first + to; l++) {
          int i1 = l + step;
          double x0 = re[l];
          double y0 = im[l];
          double x1 = re[i1];
          double y1 = im[i1];
          double xa = x0 + x1;
          double xb = x0 - x1;
          double ya = y0 + y1;
          double yb = y0 - y1;
          if (!plain) {
            double u1 = xb * c1 - yb * s1;
            yb = xb * s1 + yb * c1;
            xb = u1;
          }

          re[l] = xa;
          im[l] = ya;
          re[i1] = xb;
          im[i1] = yb;
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
        for (int l = first + from; l < first + to; l++) {
          int i1 = l + step;
          int i2 = i1 + step;
          double x0 = re[l];
          double y0 = im[l];
          double x1 = re[i1];
          double y1 = im[i1];
          double x2 = re[i2];
          double y2 = im[i2];
          double xt = x1 + x2;
          double xm = x0 - xt * 0.5;
          double xs = (x1 - x2) * SIN60;
          double yt = y1 + y2;
          double ym = y0 - yt * 0.5;
          double ys = (y1 - y2) * SIN60;
          double xa = x0 + xt;
          double ya = y0 + yt;
          double xb = xm + ys;
          double yb = ym - xs;
          double xc = xm - ys;
          double yc = ym + xs;
          if (!plain) {
            double u1 = xb * c1 - yb * s1;
            yb = xb * s1 + yb * c1;
            xb = u1;
            double u2 = xc * c2 - yc * s2;
            yc = xc * s2 + yc * c2;
            xc = u2;
          }

          re[l] = xa;
          im[l] = ya;
          re[i1] = xb;
          im[i1] = yb;
          re[i2] = xc;
          im[i2] = yc;
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
        for (int l = first + from; l < first + to; l++) {
          int i1 = l + step;
          int i2 = i1 + step;
          int i3 = i2 + step;
          double x0 = re[l];
          double y0 = im[l];
          double x1 = re[i1];
          double y1 = im[i1];
          double x2 = re[i2];
          double y2 = im[i2];
          double x3 = re[i3];
          double y3 = im[i3];
          double p0 = x0 + x2;
          double p1 = x0 - x2;
          double p2 = x1 + x3;
          double p3 = x1 - x3;
          double q0 = y0 + y2;
          double q1 = y0 - y2;
          double q2 = y1 + y3;
          double q3 = y1 - y3;
          double xa = p0 + p2;
          double ya = q0 + q2;
          double xb = p1 + q3;
          double yb = q1 - p3;
          double xc = p0 - p2;
          double yc = q0 - q2;
          double xd = p1 - q3;
          double yd = q1 + p3;
          if (!plain) {
            double u1 = xb * c1 - yb * s1;
            yb = xb * s1 + yb * c1;
            xb = u1;
            double u2 = xc * c2 - yc * s2;
            yc = xc * s2 + yc * c2;
            xc = u2;
            double u3 = xd * c3 - yd * s3;
            yd = xd * s3 + yd * c3;
            xd = u3;
          }

          re[l] = xa;
          im[l] = ya;
          re[i1] = xb;
          im[i1] = yb;
          re[i2] = xc;
          im[i2] = yc;
          re[i3] = xd;
          im[i3] = yd;
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
        for (int l = first + from; l < first + to; l++) {
          int i1 = l + step;
          int i2 = i1 + step;
          int i3 = i2 + step;
          int i4 = i3 + step;
          double x0 = re[l];
          double y0 = im[l];
          double x1 = re[i1];
          double y1 = im[i1];
          double x2 = re[i2];
          double y2 = im[i2];
          double x3 = re[i3];
          double y3 = im[i3];
          double x4 = re[i4];
          double y4 = im[i4];
          double xp = x1 + x4;
          double xq = x2 + x3;
          double xr = x1 - x4;
          double xs = x2 - x3;
          double xm = x0 + (xp * COS72 + xq * COS144);
          double xn = x0 + (xp * COS144 + xq * COS72);
          double xu = xr * SIN72 + xs * SIN144;
          double xv = xr * SIN144 - xs * SIN72;
          double xa = x0 + (xp + xq);
          double yp = y1 + y4;
          double yq = y2 + y3;
          double yr = y1 - y4;
          double ys = y2 - y3;
          double ym = y0 + (yp * COS72 + yq * COS144);
          double yn = y0 + (yp * COS144 + yq * COS72);
          double yu = yr * SIN72 + ys * SIN144;
          double yv = yr * SIN144 - ys * SIN72;
          double ya = y0 + (yp + yq);
          double xb = xm + yu;
          double yb = ym - xu;
          double xe = xm - yu;
          double ye = ym + xu;
          double xc = xn + yv;
          double yc = yn - xv;
          double xd = xn - yv;
          double yd = yn + xv;
          if (!plain) {
            double u1 = xb * c1 - yb * s1;
            yb = xb * s1 + yb * c1;
            xb = u1;
            double u2 = xc * c2 - yc * s2;
            yc = xc * s2 + yc * c2;
            xc = u2;
            double u3 = xd * c3 - yd * s3;
            yd = xd * s3 + yd * c3;
            xd = u3;
            double u4 = xe * c4 - ye * s4;
            ye = xe * s4 + ye * c4;
            xe = u4;
          }

          re[l] = xa;
          im[l] = ya;
          re[i1] = xb;
          im[i1] = yb;
          re[i2] = xc;
          im[i2] = yc;
          re[i3] = xd;
          im[i3] = yd;
          re[i4] = xe;
          im[i4] = ye;
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
        for (int l = first + from; l < first + to; l++) {
          int i1 = l + step;
          int i2 = i1 + step;
          int i3 = i2 + step;
          int i4 = i3 + step;
          int i5 = i4 + step;
          int i6 = i5 + step;
          int i7 = i6 + step;
          double x0 = re[l];
          double y0 = im[l];
          double x1 = re[i1];
          double y1 = im[i1];
          double x2 = re[i2];
          double y2 = im[i2];
          double x3 = re[i3];
          double y3 = im[i3];
          double x4 = re[i4];
          double y4 = im[i4];
          double x5 = re[i5];
          double y5 = im[i5];
          double x6 = re[i6];
          double y6 = im[i6];
          double x7 = re[i7];
          double y7 = im[i7];
          double pe0 = x0 + x4;
          double pe1 = x0 - x4;
          double pe2 = x2 + x6;
          double pe3 = x2 - x6;
          double qe0 = y0 + y4;
          double qe1 = y0 - y4;
          double qe2 = y2 + y6;
          double qe3 = y2 - y6;
          double po0 = x1 + x5;
          double po1 = x1 - x5;
          double po2 = x3 + x7;
          double po3 = x3 - x7;
          double qo0 = y1 + y5;
          double qo1 = y1 - y5;
          double qo2 = y3 + y7;
          double qo3 = y3 - y7;
          double ae0 = pe0 + pe2;
          double be0 = qe0 + qe2;
          double ae1 = pe1 + qe3;
          double be1 = qe1 - pe3;
          double ae2 = pe0 - pe2;
          double be2 = qe0 - qe2;
          double ae3 = pe1 - qe3;
          double be3 = qe1 + pe3;
          double ao0 = po0 + po2;
          double bo0 = qo0 + qo2;
          double ao1 = po1 + qo3;
          double bo1 = qo1 - po3;
          double ao2 = po0 - po2;
          double bo2 = qo0 - qo2;
          double ao3 = po1 - qo3;
          double bo3 = qo1 + po3;
          double g1 = (ao1 + bo1) * ROOT;
          double h1 = (bo1 - ao1) * ROOT;
          double g3 = (bo3 - ao3) * ROOT;
          double h3 = (ao3 + bo3) * ROOT;
          double xa = ae0 + ao0;
          double ya = be0 + bo0;
          double xe = ae0 - ao0;
          double ye = be0 - bo0;
          double xb = ae1 + g1;
          double yb = be1 + h1;
          double xf = ae1 - g1;
          double yf = be1 - h1;
          double xc = ae2 + bo2;
          double yc = be2 - ao2;
          double xg = ae2 - bo2;
          double yg = be2 + ao2;
          double xd = ae3 + g3;
          double yd = be3 - h3;
          double xh = ae3 - g3;
          double yh = be3 + h3;
          if (!plain) {
            double u1 = xb * c1 - yb * s1;
            yb = xb * s1 + yb * c1;
            xb = u1;
            double u2 = xc * c2 - yc * s2;
            yc = xc * s2 + yc * c2;
            xc = u2;
            double u3 = xd * c3 - yd * s3;
            yd = xd * s3 + yd * c3;
            xd = u3;
            double u4 = xe * c4 - ye * s4;
            ye = xe * s4 + ye * c4;
            xe = u4;
            double u5 = xf * c5 - yf * s5;
            yf = xf * s5 + yf * c5;
            xf = u5;
            double u6 = xg * c6 - yg * s6;
            yg = xg * s6 + yg * c6;
            xg = u6;
            double u7 = xh * c7 - yh * s7;
            yh = xh * s7 + yh * c7;
            xh = u7;
          }

          re[l] = xa;
          im[l] = ya;
          re[i1] = xb;
          im[i1] = yb;
          re[i2] = xc;
          im[i2] = yc;
          re[i3] = xd;
          im[i3] = yd;
          re[i4] = xe;
          im[i4] = ye;
          re[i5] = xf;
          im[i5] = yf;
          re[i6] = xg;
          im[i6] = yg;
          re[i7] = xh;
          im[i7] = yh;
        }
      }
    }
  }
}
