package org.calibrant.calibration.models;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.calibrant.core.BadInput;

/**
 * Asks a child process. Children that wait for work are kept for the next simulator of the JVM, since
 * an interpreter takes longer to start than most models run.
 */
final class ChildSimulator implements Simulator {

  private record Key(ChildProcess model, List<String> wanted) {}

  private static final Map<Key, Queue<Child>> IDLE = new ConcurrentHashMap<>();

  /** So many children in a row that do not get ready are enough. */
  private static final int START_ATTEMPTS = 3;

  private final Key key;
  private final String[] failures = new String[CoupledSimulator.LANES];
  private final double[] values;
  private final double[] answer;
  private int failedStarts;
  private String whyNoStart = "";

  ChildSimulator(ChildProcess model, List<String> wanted) {
    this.key = new Key(model, List.copyOf(wanted));
    this.values = new double[model.parameters().size()];
    this.answer = new double[wanted.size() * model.times().length];
    Arrays.fill(failures, "");
  }

  /** Starts the program once. */
  static void check(ChildProcess model) {
    List<String> wanted = model.variables().stream().map(Variable::name).toList();
    try {
      keep(new Key(model, wanted), Child.start(model, wanted));
    } catch (ChildFailure e) {
      throw new BadInput(model.program().uri(), "", e.getMessage(), e);
    }
  }

  @Override
  public void run(double[] parameters, int stride, int count, double[] series) {
    for (int w = 0; w < count; w++) {
      for (int k = 0; k < values.length; k++) {
        values[k] = parameters[k * stride + w];
      }

      String failure = ask();
      failures[w % failures.length] = failure;
      for (int i = 0; i < answer.length; i++) {
        series[i * stride + w] = failure.isEmpty() ? answer[i] : Double.NaN;
      }
    }
  }

  @Override
  public String failure(int vector) {
    return failures[vector % failures.length];
  }

  /** Asks for one run; says why there is no answer. */
  private String ask() {
    Child child = IDLE.computeIfAbsent(key, k -> new ConcurrentLinkedQueue<>()).poll();
    try {
      if (child == null || !child.isAlive()) {
        child = started();
      }

      String failure = child.run(values, answer);
      keep(key, child);
      return failure;
    } catch (ChildFailure e) {
      if (child != null) {
        child.kill();
      }

      return e.getMessage();
    }
  }

  private Child started() {
    if (failedStarts >= START_ATTEMPTS) {
      throw new ChildFailure(whyNoStart);
    }

    try {
      Child child = Child.start(key.model(), key.wanted());
      failedStarts = 0;
      return child;
    } catch (ChildFailure e) {
      failedStarts++;
      whyNoStart = e.getMessage();
      throw e;
    }
  }

  private static void keep(Key key, Child child) {
    IDLE.computeIfAbsent(key, k -> new ConcurrentLinkedQueue<>()).add(child);
  }
}
