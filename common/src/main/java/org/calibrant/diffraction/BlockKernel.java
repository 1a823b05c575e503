package org.calibrant.diffraction;

/**
 * The inner loops of images of block crystals: arithmetic on tiles of {@link #TILE} rays. A tile is four
 * rows of that length, one after the other: q_x, q_y, q_z [1/Å] and a weight. One form is plain loops,
 * the other one works on the Vector API; both give the same bits.
 */
interface BlockKernel {
  /** Rays in a tile; a multiple of {@link #LANES}. */
  int TILE = 128;

  /** Turns of a lattice that have a derivative. */
  int TURNS = 4;

  /** Partial sums of a reduction: sum j takes the rays j, j + 8, … */
  int LANES = 8;

  /**
   * Adds the scattered intensity of a lattice, out += w F_a² F_b² F_c².
   *
   * @param lattice a, b, c as rows [Å]
   * @param slits of the three axes
   * @param rays holds the tile
   * @param at where it begins
   * @param scratch one row
   * @param out one row
   */
  void intensity(
      double[] lattice, Slits[] slits, double[] rays, int at, double[] scratch, double[] out);

  /**
   * Adds the intensity as {@link #intensity} does, and writes its derivatives by h, k and l.
   *
   * @param scratch six rows
   * @param slopes receives three rows from {@code to} on
   */
  void slopes(
      double[] lattice,
      Slits[] slits,
      double[] rays,
      int at,
      double[] scratch,
      double[] out,
      double[] slopes,
      int to);

  /**
   * Adds Σ sᵢ qᵢ, for each of three slopes s and each component of q, to nine rows of {@link #LANES}
   * partial sums.
   *
   * @param slopes three rows from {@code from} on
   * @param levers three rows, usually weighted q, from {@code at} on
   * @param to where the nine rows begin
   */
  void gather(double[] slopes, int from, double[] levers, int at, double[] sums, int to);

  /**
   * Adds derivatives by {@link #TURNS} turns of a lattice. A turn about u moves a by u × a, and so the
   * intensity, with g = Σ ∂I/∂hᵢ aᵢ, by Σ ∂I/∂hᵢ (u × aᵢ) · q = u · (g × q).
   *
   * @param lattice a, b, c as rows
   * @param slopes three rows from {@code from} on
   * @param levers three rows from {@code at} on
   * @param axes u of each turn from {@code axesAt} on; of any length, zero for a turn that is not asked for
   * @param out a row for each turn
   */
  void turn(
      double[] lattice,
      double[] slopes,
      int from,
      double[] levers,
      int at,
      double[] axes,
      int axesAt,
      double[] out);

  /**
   * Adds derivatives by one parameter: out += Σ sᵢ (q · dᵢ).
   *
   * @param slopes three rows from {@code from} on
   * @param levers three rows from {@code at} on
   * @param d derivative of the lattice by the parameter, from {@code dAt} on, rows a, b, c
   * @param to where the row to add to begins
   */
  void project(
      double[] slopes,
      int from,
      double[] levers,
      int at,
      double[] d,
      int dAt,
      double[] out,
      int to);

  /**
   * Adds Σ wᵢ uᵢ vᵢ to {@link #LANES} partial sums.
   *
   * @param u one row from {@code uAt} on
   * @param v one row from {@code vAt} on
   */
  void product(double[] weights, double[] u, int uAt, double[] v, int vAt, double[] sums, int to);
}
