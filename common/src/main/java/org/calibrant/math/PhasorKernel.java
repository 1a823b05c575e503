package org.calibrant.math;

/**
 * Sine and cosine by reduction to |r| ≤ π/4 and the polynomials of fdlibm, over arrays. Every
 * implementation does the same operations in the same order.
 */
interface PhasorKernel {
  /** Arguments up to here are reduced by three parts of π/2; their products are exact. */
  double LARGEST = 1_000_000;

  double TWO_OVER_PI = 0.63661977236758134308;

  /** π/2 in parts of 33, 33 and 53 bits. */
  double HALF_PI_1 = 1.57079632673412561417;

  double HALF_PI_2 = 6.07710050630396597660e-11;
  double HALF_PI_3 = 2.02226624879595063154e-21;

  /** Adding it rounds to a whole number, held in the lowest bits. */
  double ROUNDER = 0x1.8p52;

  double S1 = -1.66666666666666324348e-01;
  double S2 = 8.33333333332248946124e-03;
  double S3 = -1.98412698298579493134e-04;
  double S4 = 2.75573137070700676789e-06;
  double S5 = -2.50507602534068634195e-08;
  double S6 = 1.58969099521155010221e-10;

  double C1 = 4.16666666666666019037e-02;
  double C2 = -1.38888888888741095749e-03;
  double C3 = 2.48015872894767294178e-05;
  double C4 = -2.75573143513906633035e-07;
  double C5 = 2.08757232129817482790e-09;
  double C6 = -1.13596475577881948265e-11;

  /** re[at + j] + i im[at + j] = amplitude[i] e^(i k path[i]) for i = from + j &lt; to. */
  void fill(
      double k,
      double[] path,
      double[] amplitude,
      int from,
      int to,
      double[] re,
      double[] im,
      int at);
}
