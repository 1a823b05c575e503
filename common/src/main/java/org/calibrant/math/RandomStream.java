package org.calibrant.math;

import java.nio.charset.StandardCharsets;

/**
 * Random numbers as a function of (seed, purpose, unit, draw): the same unit draws the same
 * numbers on any machine, in any order, on any retry, and units never share a number.
 *
 * <p>The generator is {@link Philox4x32}. Seed and purpose make its 64-bit key,
 *
 * <pre>
 *   key = mix(mix(seed) ^ fnv1a(purpose)),
 * </pre>
 *
 * with FNV-1a (64 bits) over the UTF-8 bytes of the purpose and mix the finaliser of SplitMix64, a
 * bijection: for one purpose, different seeds never share a key. Its 128-bit counter is, from the
 * high end, unit (64 bits), part (32 bits), draw (32 bits, one per two {@link #bits}).
 *
 * <p>Only IEEE arithmetic and {@link Elementary} are used, so the bits do not depend on the
 * processor. An instance is mutable: use one per thread, and {@link #start} it for every unit,
 * which costs next to nothing.
 */
public final class RandomStream {
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;
  private static final double TWO_TO_MINUS_53 = 0x1p-53;
  private static final int BUFFERED = 4;
  private static final long BLOCKS = 1L << 32;

  private final int key0;
  private final int key1;
  private final long[] buffer = new long[BUFFERED];
  private int used;
  private long block;
  private int part;
  private int unitLow;
  private int unitHigh;

  /**
   * A stream at the start of unit 0.
   *
   * @param seed the campaign's seed
   * @param purpose what the numbers are for ({@code "counts"}, {@code "moves"}): different purposes
   *     of one campaign are independent
   */
  public RandomStream(long seed, String purpose) {
    long key = mix(mix(seed) ^ fnv1a(purpose));
    key0 = (int) key;
    key1 = (int) (key >>> 32);
    start(0);
  }

  /** Goes to the first draw of a unit. */
  public void start(long unit) {
    start(unit, 0);
  }

  /**
   * Goes to the first draw of one part of a unit: a walker of an iteration, a pixel row of an
   * image. Part 0 is where {@link #start(long)} goes. A part has 2³³ draws of {@link #bits}.
   *
   * @param part any of the 2³² ints
   */
  public void start(long unit, int part) {
    this.unitLow = (int) unit;
    this.unitHigh = (int) (unit >>> 32);
    this.part = part;
    this.block = 0;
    this.used = BUFFERED;
  }

  /** 64 random bits. */
  public long bits() {
    int next = used;
    if (next == BUFFERED) {
      refill();
      next = 0;
    }

    used = next + 1;
    return buffer[next];
  }

  /** Uniform on the open interval (0, 1): an odd multiple of 2⁻⁵³, symmetric about ½. */
  public double uniform() {
    return ((bits() >>> 11) | 1) * TWO_TO_MINUS_53;
  }

  /** Normal with mean 0 and standard deviation 1, by inversion: one {@link #uniform} each. */
  public double normal() {
    return StandardNormal.quantile(uniform());
  }

  /**
   * Poisson, exact in distribution.
   *
   * @param mean from 0 to 10¹⁵
   * @return a whole number
   * @throws IllegalArgumentException for any other mean
   */
  public double poisson(double mean) {
    return Poisson.draw(mean, this);
  }

  private void refill() {
    if (block == BLOCKS) {
      throw new IllegalStateException("more than 2^33 draws from one part of a unit");
    }

    Philox4x32.twoBlocks((int) block, part, unitLow, unitHigh, key0, key1, buffer);
    block += 2;
  }

  /** The finaliser of SplitMix64 (variant 13 of D. Stafford). */
  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** FNV-1a, 64 bits (Fowler, Noll, Vo). */
  static long fnv1a(String text) {
    long hash = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }

    return hash;
  }
}
