package org.calibrant.xray;

/** The elements that absorb X-rays in noticeable numbers. */
enum Element {
  H(1, 1),
  HE(4, 1),
  C(12, 0.5),
  N(14, 1),
  O(16, 0.6),
  NE(20, 1),
  NA(23, 0.25),
  MG(24, 0.2),
  AL(27, 0.02),
  SI(28, 0.1),
  S(32, 0.6),
  CL(35, 0.5),
  AR(40, 1),
  CA(40, 0.003),
  CR(52, 0.03),
  FE(56, 0.3),
  CO(59, 0.05),
  NI(59, 0.04);

  private final int weight;
  private final double gas;

  Element(int weight, double gas) {
    this.weight = weight;
    this.gas = gas;
  }

  /** Rounded atomic weight [u], as Wilms, Allen and McCray 2000 use it for the mass of grains. */
  int weight() {
    return weight;
  }

  /** Share of the interstellar atoms that is in the gas: Wilms, Allen and McCray 2000, table 2. */
  double gas() {
    return gas;
  }
}
