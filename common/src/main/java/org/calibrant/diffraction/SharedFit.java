package org.calibrant.diffraction;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.calibrant.core.Kernel;
import org.calibrant.core.Workers;
import org.calibrant.fit.CurvedObjective;

/**
 * The loss of all stills as a function of what they share. Every still is refined for itself with the
 * shared values c held; with p its own parameters, A, B, C the blocks of its normal equations for (p, p),
 * (p, c), (c, c), and g the gradient, eliminating p leaves
 *
 * <pre>
 *   S = C − Bᵀ A⁻¹ B,   s = g_c − Bᵀ A⁻¹ g_p.
 * </pre>
 *
 * <p>These are summed over the stills in their order, so no bit depends on who computed which. Memory of
 * the driver: one small reply per still.
 */
final class SharedFit implements CurvedObjective {
  private final Workers workers;
  private final RefinementEngine engine;
  private final int[] chosen;
  private final double[] values;
  private double[] asked = new double[0];
  private List<Reply> replies = List.of();

  SharedFit(Workers workers, RefinementEngine engine, int[] chosen) {
    this.workers = workers;
    this.engine = engine;
    this.chosen = chosen;
    values = Parameters.of(engine.experiment());
  }

  /**
   * What one still says; without a meaning its numbers are empty.
   *
   * @param loss summed over its pixels
   * @param matrix S
   * @param slope s
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Reply(double loss, double[] matrix, double[] slope) implements Serializable {}

  /** Values of all parameters, NaN for those that are a still's own. */
  double[] shared(double[] point) {
    double[] shared = new double[Parameters.COUNT];
    Arrays.fill(shared, Double.NaN);
    List<Refined> parameters = engine.sharing().parameters();
    for (int i = 0; i < point.length; i++) {
      shared[parameters.get(i).index()] = point[i];
    }

    return shared;
  }

  private List<Reply> ask(double[] point) {
    if (!Arrays.equals(point, asked)) {
      replies =
          workers.map(
              new ImageEngine.Numbers(engine.stills().size()),
              new Question(engine, chosen, shared(point)));
      asked = point.clone();
    }

    return replies;
  }

  /** Stills that take part. */
  long stills() {
    return replies.stream().filter(reply -> reply.slope().length > 0).count();
  }

  /** One still. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Question(RefinementEngine engine, int[] chosen, double[] shared)
      implements Kernel<Long, Reply> {
    private static final Reply NONE = new Reply(0, new double[0], new double[0]);

    @Override
    public Reply apply(Long still) {
      Refinement refinement = new Refinement(engine, still, chosen);
      if (!refinement.hasPixels()) {
        return NONE;
      }

      Refinement.End end = refinement.best(shared).end();
      int[] own = engine.free(engine.lastStage(), end.values());
      int[] common = engine.sharing().parameters().stream().mapToInt(Refined::index).toArray();
      int n = own.length;
      int m = common.length;
      int[] all = Arrays.copyOf(own, n + m);
      System.arraycopy(common, 0, all, n, m);
      double[] normal = new double[(n + m) * (n + m)];
      double[] gradient = new double[n + m];
      double loss = refinement.normal(end.values(), all, normal, gradient);
      engine.restrain(own, end.values(), refinement.start(shared), normal, gradient, n + m);
      return Double.isFinite(loss) ? eliminated(loss, normal, gradient, n, m) : NONE;
    }

    private static Reply eliminated(double loss, double[] normal, double[] gradient, int n, int m) {
      int width = n + m;
      double[] a = new double[n * n];
      for (int i = 0; i < n; i++) {
        System.arraycopy(normal, i * width, a, i * n, n);
      }

      double[] inverse = Uncertainty.inverse(a, n);
      double[] matrix = new double[m * m];
      double[] slope = new double[m];
      for (int i = 0; i < m; i++) {
        slope[i] = gradient[n + i];
        for (int j = 0; j < m; j++) {
          matrix[i * m + j] = normal[(n + i) * width + n + j];
        }

        for (int k = 0; k < n; k++) {
          double weight = 0;
          for (int l = 0; l < n; l++) {
            weight += normal[(n + i) * width + l] * inverse[l * n + k];
          }

          slope[i] -= weight * gradient[k];
          for (int j = 0; j < m; j++) {
            matrix[i * m + j] -= weight * normal[k * width + n + j];
          }
        }
      }

      for (double number : matrix) {
        if (!Double.isFinite(number)) {
          return NONE; // this still does not determine its own parameters
        }
      }

      return new Reply(loss, matrix, slope);
    }
  }

  private double restraints(double[] point) {
    double sum = 0;
    List<Refined> parameters = engine.sharing().parameters();
    for (int i = 0; i < point.length; i++) {
      Restraint restraint = parameters.get(i).restraint();
      double r = point[i] - restraint.target(values[parameters.get(i).index()]);
      sum += r * r * restraint.weight();
    }

    return sum;
  }

  @Override
  public double value(double[] point) {
    double sum = restraints(point);
    for (Reply reply : ask(point)) {
      sum += reply.loss();
    }

    return sum;
  }

  @Override
  public double curvature(double[] point, double[] gradient, double[] matrix) {
    int m = point.length;
    Arrays.fill(gradient, 0);
    Arrays.fill(matrix, 0);
    for (Reply reply : ask(point)) {
      for (int i = 0; i < reply.slope().length; i++) {
        gradient[i] += 2 * reply.slope()[i];
        for (int j = 0; j < m; j++) {
          matrix[i * m + j] += 2 * reply.matrix()[i * m + j];
        }
      }
    }

    List<Refined> parameters = engine.sharing().parameters();
    for (int i = 0; i < m; i++) {
      Restraint restraint = parameters.get(i).restraint();
      double r = point[i] - restraint.target(values[parameters.get(i).index()]);
      gradient[i] += 2 * r * restraint.weight();
      matrix[i * m + i] += 2 * restraint.weight();
    }

    return value(point);
  }
}
