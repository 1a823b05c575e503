package org.calibrant.xray;

/** The elements that absorb X-rays in noticeable numbers. */
enum Element {
  H(1),
  HE(4),
  C(12),
  N(14),
  O(16),
  NE(20),
  NA(23),
  MG(24),
  AL(27),
  SI(28),
  S(32),
  CL(35),
  AR(40),
  CA(40),
  CR(52),
  FE(56),
  CO(59),
  NI(59);

  private final int weight;

  Element(int weight) {
    this.weight = weight;
  }

  /** Rounded atomic weight [u], as Wilms, Allen and McCray 2000 use it for the mass of grains. */
  int weight() {
    return weight;
  }
}
