package org.calibrant.diffraction;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.calibrant.core.RowKernel;
import org.calibrant.fit.Ending;

/**
 * Refines one still.
 *
 * @param shared values that hold for all stills, NaN for those that are the still's own
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RefinementKernel(RefinementEngine engine, int[] chosen, double[] shared)
    implements RowKernel<Long, RefinementRow> {

  @Override
  public Stream<RefinementRow> apply(Long still) {
    Refinement refinement = new Refinement(engine, still, chosen);
    if (!refinement.hasPixels()) {
      return Stream.of(empty(still, "no-pixels", "no pixel is left to refine against"));
    }

    double[] start = refinement.start(shared);
    Refinement.Best best = refinement.best(shared);
    return Stream.of(row(still, refinement, start, best));
  }

  @Override
  public Stream<RefinementRow> failed(Long still, String reason) {
    return Stream.of(empty(still, "error", reason));
  }

  @Override
  public List<String> explained(Long still, RefinementRow row) {
    Refinement refinement = new Refinement(engine, still, chosen);
    return refinement.hasPixels() ? refinement.explained(shared) : List.of();
  }

  private RefinementRow row(
      long still, Refinement refinement, double[] start, Refinement.Best best) {
    Refinement.End end = best.end();
    double[] values = end.values();
    Exposure exposure = refinement.exposure();
    double initial = refinement.loss(start);
    double last = refinement.loss(values);
    boolean finite = Double.isFinite(last) && Double.isFinite(initial);
    boolean settled = end.ending() != Ending.NOT_FINITE && end.ending() != Ending.STALLED;
    boolean converged = end.ending() == Ending.CONVERGED || isAsGoodAsCan(end);
    String status =
        !finite ? "not-finite" : converged ? "ok" : settled ? "not-converged" : "stalled";
    Uncertainty uncertainty = refinement.uncertainty(values);
    double[] truth = exposure.truth();
    Detector detector = engine.experiment().detector();
    boolean images = engine.keepImages();
    return new RefinementRow(
        still,
        exposure.id(),
        names(),
        units(),
        truth.length == 0 ? null : refinement.of(truth),
        refinement.of(start),
        refinement.of(values),
        uncertainty.sigma(),
        uncertainty.expected(),
        uncertainty.covariance(),
        uncertainty.correlation(),
        number(initial),
        number(last),
        number(refinement.freeLoss(start)),
        number(refinement.freeLoss(values)),
        refinement.pixels(),
        best.evaluations(),
        end.iterations(),
        engine.starts().number(),
        best.start(),
        number(exposure.distanceDeg()),
        end.ending().toString(),
        engine.keepHistory() ? end.losses() : new double[0],
        engine.keepHistory()
            ? end.path().stream().flatMapToDouble(Arrays::stream).toArray()
            : new double[0],
        detector.slow(),
        detector.fast(),
        images ? exposure.image() : null,
        images ? refinement.image(start) : null,
        images ? refinement.image(values) : null,
        status,
        note(refinement, status, end.ending()));
  }

  /** No step improves a loss that is zero to working precision. */
  private static boolean isAsGoodAsCan(Refinement.End end) {
    double[] losses = end.losses();
    return end.ending() == Ending.STALLED && losses.length > 0 && end.loss() <= 1e-20 * losses[0];
  }

  private static String note(Refinement refinement, String status, Ending ending) {
    String left =
        refinement.unusable() == 0
            ? ""
            : refinement.unusable() + " pixels that are not finite were left out";
    String why = status.equals("ok") ? "" : ending.toString();
    String both = left.isEmpty() || why.isEmpty() ? left + why : why + "; " + left;
    return both.isEmpty() ? null : both;
  }

  private static Double number(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  private String[] names() {
    return engine.refine().stream().map(Refined::name).toArray(String[]::new);
  }

  private String[] units() {
    List<Refined> refined = engine.refine();
    return refined.stream()
        .map(one -> Parameters.SPEC.params().get(one.index()).unit())
        .toArray(String[]::new);
  }

  private RefinementRow empty(long still, String status, String note) {
    double[] none = new double[0];
    Detector detector = engine.experiment().detector();
    return new RefinementRow(
        still,
        engine.stills().id(still),
        names(),
        units(),
        null,
        none,
        none,
        none,
        none,
        none,
        none,
        null,
        null,
        null,
        null,
        0,
        0,
        0,
        engine.starts().number(),
        0,
        null,
        "",
        none,
        none,
        detector.slow(),
        detector.fast(),
        null,
        null,
        null,
        status,
        note);
  }
}
