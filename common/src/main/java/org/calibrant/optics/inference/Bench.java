package org.calibrant.optics.inference;

import java.util.Map;
import org.calibrant.optics.PsfModel;
import org.calibrant.params.Derivations;
import org.calibrant.params.ParamSpec;
import org.calibrant.params.ParameterStore;

/**
 * An optical system with the values of its parameters. It owns scratch memory: use one per thread.
 */
public final class Bench {
  private final PsfModel model;
  private final Derivations derivations;
  private final ParameterStore values;

  Bench(PsfModel model, Derivations derivations, ParameterStore values) {
    this.model = model;
    this.derivations = derivations;
    this.values =
        derivations.complete(
            values,
            Map.of(
                "the optical system",
                new ModelValues(model.names(), values.spec(), derivations).keys()));
  }

  public int rows() {
    return model.rows();
  }

  public int columns() {
    return model.columns();
  }

  /** The values of the configuration. */
  public ParameterStore values() {
    return values;
  }

  /**
   * The expected image at other values.
   *
   * @return rows × columns [ph]
   */
  public double[] image(ParameterStore store) {
    double[] image = new double[rows() * columns()];
    model.image(valuesOf(store.spec()).fill(store).theta(), image);
    return image;
  }

  PsfModel model() {
    return model;
  }

  Derivations derivations() {
    return derivations;
  }

  ModelValues valuesOf(ParamSpec spec) {
    return new ModelValues(model.names(), spec, derivations);
  }

  /** The same values with what is to be found out free. */
  ParameterStore freed(ParameterStore store, Unknowns unknowns) {
    String[] promoted = unknowns.promoted(store.spec());
    ParameterStore given = promoted.length == 0 ? store : derivations.promote(store, promoted);
    return given.under(unknowns.in(given.spec()));
  }

  /** Of freed values: ln likelihood of one image. */
  VisitObjective visit(ParameterStore freed, PixelLikelihood likelihood) {
    return new VisitObjective(model, valuesOf(freed.spec()), freed, likelihood);
  }

  void refuseOtherShape(Exposure exposure) {
    for (double[] image : exposure.visits()) {
      if (exposure.rows() != rows()
          || exposure.columns() != columns()
          || image.length != rows() * columns()) {
        throw new IllegalArgumentException(
            "exposure %s has images of %d × %d pixels, the optical system makes images of %d × %d"
                .formatted(exposure.id(), exposure.rows(), exposure.columns(), rows(), columns()));
      }
    }
  }
}
