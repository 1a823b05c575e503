package org.calibrant.diffraction;

/** A block crystal whose cells all scatter alike: the fast way. */
final class BlockScattering implements Scattering {
  private final BlockKernel kernel;
  private final Slits[] slits;
  private final double[] scratch = new double[6 * BlockKernel.TILE];

  BlockScattering(BlockKernel kernel, double[] cells) {
    this.kernel = kernel;
    slits = new Slits[] {Slits.of(cells[0]), Slits.of(cells[1]), Slits.of(cells[2])};
  }

  @Override
  public boolean hasNodes() {
    return false;
  }

  @Override
  public void intensity(double[] lattice, double[] rays, int at, double[] out) {
    kernel.intensity(lattice, slits, rays, at, scratch, out);
  }

  @Override
  public void slopes(
      double[] lattice, double[] rays, int at, double[] out, double[] slopes, int to) {
    kernel.slopes(lattice, slits, rays, at, scratch, out, slopes, to);
  }
}
