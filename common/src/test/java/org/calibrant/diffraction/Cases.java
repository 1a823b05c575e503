package org.calibrant.diffraction;

/** Settings of the golden images, and small changes of them. */
final class Cases {
  static final double[] CUBE = {100, 100, 100, 90, 90, 90};
  static final double[] TILTED = {5, 3, -2};
  static final double[] STRAIGHT = {0, 0, 0};
  static final Mosaic TRUTH = new TorchMosaic(0.8, 5, 42);

  private Cases() {}

  /** nanoBragg's PyTorch port, or the C program. */
  enum Program {
    TORCH,
    C
  }

  static Detector detector(int pixels, double distanceMm) {
    return new Detector(
        pixels,
        pixels,
        0.1,
        distanceMm,
        new Mosflm(),
        new Middle(),
        Pivot.BEAM,
        new double[3],
        0,
        SolidAngle.SQUARE,
        new Surface());
  }

  static Sampling sampling(Program program, int cuts) {
    return program == Program.TORCH
        ? new Sampling(new Cut(cuts), SubPixel.EACH, SubPixel.LAST, 0)
        : new Sampling(new Cut(cuts), SubPixel.FIRST, SubPixel.FIRST, 0);
  }

  static Crystal crystal(double[] misset, Mosaic mosaic) {
    return new Crystal(
        new Constants(CUBE, Setting.NANO_BRAGG),
        misset,
        new double[] {5, 5, 5},
        new Square(),
        mosaic);
  }

  static Experiment experiment(Crystal crystal, Detector detector, Sampling sampling) {
    return new Experiment(
        crystal,
        new Uniform(100),
        new Monochromatic(1),
        new Fluence(1e28),
        new Kahn(0),
        new Still(),
        detector,
        sampling,
        new Flat(0));
  }

  static Experiment cubic(Program program, double[] misset, Mosaic mosaic, int cuts) {
    return experiment(crystal(misset, mosaic), detector(64, 100), sampling(program, cuts));
  }

  /** The truth of the seed's demonstration. */
  static Experiment demo() {
    return cubic(Program.TORCH, TILTED, TRUTH, 2);
  }

  static double[] image(Experiment experiment) {
    ImageModel model = new ImageModel(experiment);
    double[] image = new double[model.size()];
    model.image(Parameters.of(experiment), image);
    return image;
  }

  /** The largest difference, as a fraction of the largest expected value. */
  static double difference(double[] found, double[] expected) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(found[i] - expected[i]));
    }

    return difference / largest;
  }

  // one changed part each

  static Experiment with(Experiment e, Crystal crystal) {
    return new Experiment(
        crystal,
        e.structureFactors(),
        e.beam(),
        e.dose(),
        e.polarisation(),
        e.scan(),
        e.detector(),
        e.sampling(),
        e.background());
  }

  static Experiment with(Experiment e, StructureFactors factors) {
    return new Experiment(
        e.crystal(),
        factors,
        e.beam(),
        e.dose(),
        e.polarisation(),
        e.scan(),
        e.detector(),
        e.sampling(),
        e.background());
  }

  static Experiment with(Experiment e, Beam beam) {
    return new Experiment(
        e.crystal(),
        e.structureFactors(),
        beam,
        e.dose(),
        e.polarisation(),
        e.scan(),
        e.detector(),
        e.sampling(),
        e.background());
  }

  static Experiment with(Experiment e, Polarisation polarisation) {
    return new Experiment(
        e.crystal(),
        e.structureFactors(),
        e.beam(),
        e.dose(),
        polarisation,
        e.scan(),
        e.detector(),
        e.sampling(),
        e.background());
  }

  static Experiment with(Experiment e, Scan scan) {
    return new Experiment(
        e.crystal(),
        e.structureFactors(),
        e.beam(),
        e.dose(),
        e.polarisation(),
        scan,
        e.detector(),
        e.sampling(),
        e.background());
  }

  static Experiment with(Experiment e, Detector detector) {
    return new Experiment(
        e.crystal(),
        e.structureFactors(),
        e.beam(),
        e.dose(),
        e.polarisation(),
        e.scan(),
        detector,
        e.sampling(),
        e.background());
  }

  static Experiment with(Experiment e, Sampling sampling) {
    return new Experiment(
        e.crystal(),
        e.structureFactors(),
        e.beam(),
        e.dose(),
        e.polarisation(),
        e.scan(),
        e.detector(),
        sampling,
        e.background());
  }

  static Experiment with(Experiment e, Background background) {
    return new Experiment(
        e.crystal(),
        e.structureFactors(),
        e.beam(),
        e.dose(),
        e.polarisation(),
        e.scan(),
        e.detector(),
        e.sampling(),
        background);
  }
}
