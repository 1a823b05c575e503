package org.calibrant.fit;

/**
 * A limited-memory quasi-Newton method within bounds. Variables that lie at a bound and are pushed
 * against it stand still; along the others, with s = Δx and y = Δ∇f of the last steps and H the
 * inverse Hessian that BFGS makes of them by its two-loop recursion,
 *
 * <pre>
 *   x ← P(x − α H ∇f),
 * </pre>
 *
 * where P moves a point into the box and α is halved, or shorter by interpolation, until the value
 * has fallen enough (Armijo, 10⁻⁴). A pair (s, y) without positive curvature is passed over; when a
 * direction leads nowhere, the memory is dropped and the steepest descent tried before giving up. A
 * point without a finite value only shortens the step.
 *
 * <p>Without a gradient of its own the objective is differenced, all 2 n points in one batch.
 *
 * <p>Sources: J. Nocedal, Math. Comput. 35, 773 (1980), for the recursion; D. P. Bertsekas, SIAM J.
 * Control Optim. 20, 221 (1982), for steps along the projection of a path; R. H. Byrd, P. Lu, J.
 * Nocedal, C. Zhu, SIAM J. Sci. Comput. 16, 1190 (1995), for the measure of convergence.
 *
 * @param memory pairs (s, y) that are kept, 5 to 20
 * @param gradientTolerance converged when no component of the gradient towards the inside of the box
 *     is larger
 * @param valueTolerance converged when a step lowers f by less than this share of max(1, |f|)
 * @param maxIterations limit of steps
 * @param maxEvaluations limit of evaluations, those for differences included
 */
public record Lbfgsb(
    int memory,
    double gradientTolerance,
    double valueTolerance,
    int maxIterations,
    int maxEvaluations)
    implements Optimiser {

  public Lbfgsb {
    Limits.atLeast("memory", memory, 1);
    Limits.notNegative("gradient-tolerance", gradientTolerance);
    Limits.notNegative("value-tolerance", valueTolerance);
    Limits.atLeast("max-iterations", maxIterations, 1);
    Limits.atLeast("max-evaluations", maxEvaluations, 1);
  }

  @Override
  public Optimum minimise(Objective objective, double[] start, Box box) {
    return new LbfgsbSearch(this, objective, start, box).run();
  }
}
