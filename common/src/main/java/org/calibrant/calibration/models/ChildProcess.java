package org.calibrant.calibration.models;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.calibrant.core.InputFile;
import org.calibrant.core.Unit;

/**
 * A model in any language: a program that answers on its standard output what it is asked on its
 * standard input. It is started once per thread and asked again and again; when it gives no answer in
 * time, or dies, it is killed with its descendants and started again, and the run has failed.
 *
 * <h2>Protocol</h2>
 *
 * Lines of fields that are separated by commas, numbers in decimal. First the program is told
 *
 * <pre>
 *   parameters,NAME,NAME,…
 *   variables,NAME,…            the series that are wanted, in this order
 *   times,T1,T2,…
 * </pre>
 *
 * and answers {@code ready}. Then, for every run,
 *
 * <pre>
 *   run,ID,VALUE,VALUE,…        in the order of the parameters
 * </pre>
 *
 * to which it answers one of
 *
 * <pre>
 *   series,ID,V1,V2,…           every time of the first variable, then of the second, …; nan is allowed
 *   failed,ID,REASON
 * </pre>
 *
 * and writes nothing else. At the end of its input it shall end. It must give the same answer to the
 * same question, whatever it was asked before. What it writes to standard error is not read but for
 * its last line, which is told when the program dies. It sees of the environment only {@code PATH},
 * {@code HOME}, {@code TMPDIR} and the language; its folder is that of the program.
 *
 * @param interpreter the words before the program, such as {@code [python3]}; empty for a program that
 *     runs by itself
 * @param program the program, on a file system that every worker sees
 * @param arguments the words after it
 * @param files data that the program reads: their absolute names follow the arguments, and they count
 *     as inputs of the campaign
 * @param parameters names of the parameters
 * @param variables what it computes
 * @param timeline the times of all series, rising
 * @param startTimeout how long it may take to get ready
 * @param runTimeout how long a run may take
 */
public record ChildProcess(
    List<String> interpreter,
    InputFile program,
    List<String> arguments,
    List<InputFile> files,
    List<String> parameters,
    List<Variable> variables,
    Times timeline,
    @Unit("s") double startTimeout,
    @Unit("s") double runTimeout)
    implements Model {

  public ChildProcess {
    interpreter = List.copyOf(interpreter);
    arguments = List.copyOf(arguments);
    files = List.copyOf(files);
    parameters = List.copyOf(parameters);
    variables = List.copyOf(variables);
    if (variables.isEmpty()) {
      throw new IllegalArgumentException("variables must not be empty");
    }

    List<String> names = new ArrayList<>(parameters);
    variables.forEach(variable -> names.add(variable.name()));
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name) || name.contains(",") || name.contains("\n")) {
        throw new IllegalArgumentException(
            "parameters and variables must have different names without commas, found " + name);
      }
    }

    positive("start-timeout", startTimeout);
    positive("run-timeout", runTimeout);
  }

  private static void positive(String name, double seconds) {
    if (!(seconds > 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + seconds);
    }
  }

  @Override
  public double[] times() {
    return timeline.values();
  }

  @Override
  public void check() {
    timeline.check();
    ChildSimulator.check(this);
  }

  @Override
  public Simulator simulator(List<String> wanted) {
    return new ChildSimulator(this, wanted);
  }
}
