package org.calibrant.xray;

import java.util.Map;
import org.calibrant.core.InputFile;

/**
 * A model as XSPEC users write it, {@code "tbabs*(apec+powerlaw)"}, with XSPEC's names of components
 * and parameters: {@code tbabs.nH}, {@code powerlaw.PhoIndex}. A component that stands there more
 * than once is numbered, {@code powerlaw1}, {@code powerlaw2}. A product has one additive part, which
 * the multiplicative ones multiply; {@code cflux} acts on all that stands to its right. The
 * expression becomes the same records that a {@link Model} is written in.
 *
 * @param model the expression
 * @param abundances what XSPEC's {@code abund} sets: for absorbers and plasma
 * @param plasma what {@code apec} is computed from
 * @param crossSections files of cross-sections that replace the computed ones, by component ({@code
 *     tbabs}, {@code phabs}, {@code ztbabs}, {@code zphabs})
 * @param tables OGIP tables by the names that stand in {@code atable{…}} and {@code mtable{…}}
 * @param parameters every parameter of the expression
 */
public record Expression(
    String model,
    Abundances abundances,
    PlasmaFiles plasma,
    Map<String, CrossSectionFile> crossSections,
    Map<String, InputFile> tables,
    Map<String, Setting> parameters)
    implements Fittable, SpectralModel {

  public Expression {
    crossSections = Map.copyOf(crossSections);
    tables = Map.copyOf(tables);
    parameters = Map.copyOf(parameters);
    ModelText.Node tree = ModelText.parse(model);
    ExpressionSettings settings = new ExpressionSettings(abundances, plasma, crossSections, tables);
    if (!ExpressionTree.needsFile(tree)) {
      // what can be known without opening a file is told where it is written
      new ExpressionTree(settings, parameters).free(tree);
    }
  }

  @Override
  public FreeModel free() {
    ExpressionSettings settings = new ExpressionSettings(abundances, plasma, crossSections, tables);
    return new ExpressionTree(settings, parameters).free(ModelText.parse(model));
  }

  /** The model with free parameters at their values. */
  @Override
  public void addTo(double[] edges, double[] flux) {
    free().model().addTo(edges, flux);
  }

  @Override
  public void check() {
    free().model().check();
  }
}
