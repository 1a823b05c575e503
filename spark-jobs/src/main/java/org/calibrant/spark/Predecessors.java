package org.calibrant.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of an output's other runs, which a new run need not compute again. */
final class Predecessors {
  static final Predecessors NONE = new Predecessors(List.of());

  /** A part, where its files are, and whether its run has the identity of the new one. */
  record Candidate(RunFolder run, Part part, boolean same) {}

  private final Map<String, List<Candidate>> byStart = new HashMap<>();

  private Predecessors(List<Candidate> candidates) {
    candidates.forEach(
        c ->
            byStart
                .computeIfAbsent(start(c.part().table(), c.part().from()), key -> new ArrayList<>())
                .add(c));
  }

  private static String start(String table, long from) {
    return table + " " + from;
  }

  /**
   * The whole parts of runs, those of the newest first.
   *
   * @param identity of the new run: parts of a run that has the same need no key
   */
  static Predecessors of(Stream<RunFolder> runs, String identity) {
    List<Candidate> found = new ArrayList<>();
    runs.sorted(Comparator.comparing(RunFolder::name).reversed())
        .forEach(
            run -> {
              boolean same = run.identity().orElseThrow().hash().equals(identity);
              run.parts().stream()
                  .filter(part -> part.whole() && (same || !part.key().isEmpty()))
                  .forEach(part -> found.add(new Candidate(run, part, same)));
            });
    return new Predecessors(found);
  }

  boolean none() {
    return byStart.isEmpty();
  }

  /** Parts of a table that begin at a unit and do not go beyond another. */
  List<Candidate> at(String table, long from, long limit) {
    return byStart.getOrDefault(start(table, from), List.of()).stream()
        .filter(c -> c.part().to() <= limit)
        .toList();
  }

  /** Where the newest run cut the table after a unit, so that parts stay comparable. */
  Optional<Long> end(String table, long from, long limit) {
    return at(table, from, limit).stream().map(c -> c.part().to()).findFirst();
  }
}
