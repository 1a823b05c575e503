package org.calibrant.optics.inference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.calibrant.fit.Box;
import org.calibrant.fit.CurvedObjective;
import org.calibrant.fit.FisherInformation;
import org.calibrant.fit.TransformedCoordinates;
import org.calibrant.params.Affine;
import org.calibrant.params.Param;
import org.calibrant.params.ParamSpec;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Prior;
import org.calibrant.params.Transform;

/**
 * What is to be found out from one exposure: the free numbers of all its visits in one vector, the
 * shared ones first, and the probability of their values.
 */
final class Problem {
  private static final Transform ITSELF = new Affine(0, 1);

  private final ParamSpec spec;
  private final List<VisitObjective> visits = new ArrayList<>();
  private final JointObjective likelihood;
  private final PosteriorObjective posterior;
  private final List<String> names;
  private final List<String> units;
  private final TransformedCoordinates coordinates;
  private final Box box;

  /**
   * @param values freed values, as the configuration has them
   */
  Problem(
      Bench bench,
      ParameterStore values,
      Unknowns unknowns,
      ImageLikelihood noise,
      Exposure exposure) {
    spec = values.spec();
    int count = exposure.visits().size();
    for (double[] image : exposure.visits()) {
      visits.add(bench.visit(values, noise.of(image)));
    }

    Set<String> perVisit = count == 1 ? Set.of() : new HashSet<>(unknowns.perVisit());
    List<Param> params = new ArrayList<>();
    List<String> elements = new ArrayList<>();
    for (Param param : spec.free()) {
      for (int i = 0; i < param.size(); i++) {
        params.add(param);
        elements.add(param.name(i));
      }
    }

    boolean[] own = new boolean[params.size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = perVisit.contains(params.get(i).key());
    }

    likelihood = new JointObjective(visits, own);
    int n = likelihood.size();
    String[] allNames = new String[n];
    Param[] all = new Param[n];
    for (int v = 0; v < count; v++) {
      for (int j = 0; j < own.length; j++) {
        int place = likelihood.place(v, j);
        all[place] = params.get(j);
        allNames[place] = own[j] ? elements.get(j) + "@" + v : elements.get(j);
      }
    }

    names = List.of(allNames);
    units = List.of(all).stream().map(Param::unit).toList();
    Prior[] priors = new Prior[n];
    List<Transform> transforms = new ArrayList<>();
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      priors[i] = all[i].prior();
      transforms.add(all[i].transform() == null ? ITSELF : all[i].transform());
      lower[i] = all[i].lower();
      upper[i] = all[i].upper();
    }

    posterior = new PosteriorObjective(likelihood, priors);
    coordinates = new TransformedCoordinates(transforms);
    box = new Box(lower, upper);
  }

  List<String> names() {
    return names;
  }

  List<String> units() {
    return units;
  }

  PosteriorObjective posterior() {
    return posterior;
  }

  /** The loss in the coordinates of a search. */
  CurvedObjective curved() {
    return (CurvedObjective) coordinates.of(posterior);
  }

  JointObjective likelihood() {
    return likelihood;
  }

  TransformedCoordinates coordinates() {
    return coordinates;
  }

  Box box() {
    return box;
  }

  /** The free numbers of stores with the spec of the problem, one per visit, in one vector. */
  double[] join(List<ParameterStore> stores) {
    double[] point = new double[names.size()];
    // backwards, so that shared numbers are those of the first visit
    for (int v = stores.size() - 1; v >= 0; v--) {
      likelihood.put(v, stores.get(v).under(spec).pack(), point);
    }

    return point;
  }

  /** What data and prior say at a point; null where there is no image. */
  Information information(double[] point) {
    int n = point.length;
    double[] gradient = new double[n];
    double[] matrix = new double[n * n];
    double value = likelihood.curvature(point, gradient, matrix);
    if (!Double.isFinite(value)) {
      return null;
    }

    FisherInformation data = new FisherInformation(matrix, n);
    return new Information(data, data.with(posterior.information(point)));
  }

  /** Of the data alone, and with the prior. */
  record Information(FisherInformation data, FisherInformation all) {}

  /** The fitted image of a visit, and what it says of the data. */
  void compare(
      int visit, double[] point, double[] data, double[] model, double[] residual, double[] z) {
    VisitObjective each = visits.get(visit);
    double[] image = each.image(likelihood.ofVisit(visit, point));
    int from = visit * image.length;
    for (int i = 0; i < image.length; i++) {
      model[from + i] = image[i];
      residual[from + i] = data[i] - image[i];
      z[from + i] = each.likelihood().zScore(i, image[i]);
    }
  }

  long counted() {
    return visits.stream().mapToLong(visit -> visit.likelihood().counted()).sum();
  }
}
