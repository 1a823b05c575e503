package org.calibrant.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.calibrant.core.BadInput;

/** The finished parts of a run: {@code manifest.jsonl}, one line each, replaced as a whole. */
final class Manifest {
  private final RunFiles files;
  private final Path path;
  private final List<Part> parts = new ArrayList<>();

  private Manifest(RunFiles files, Path path) {
    this.files = files;
    this.path = path;
  }

  /**
   * @throws BadInput for a line that no run wrote; nothing is cleaned up then
   */
  static Manifest of(RunFiles files, Path run) {
    Manifest manifest = new Manifest(files, new Path(run, "manifest.jsonl"));
    int number = 0;
    for (String line : files.readText(manifest.path).orElse("").lines().toList()) {
      number++;
      try {
        manifest.parts.add(Json.value(line, Part.class));
      } catch (JsonProcessingException e) {
        throw new BadInput(
            manifest.path.toString(), "line " + number, "expected a part, found something else", e);
      }
    }

    return manifest;
  }

  synchronized List<Part> parts() {
    return List.copyOf(parts);
  }

  synchronized List<Part> parts(String table) {
    return parts.stream().filter(part -> part.table().equals(table)).toList();
  }

  synchronized Optional<Part> part(String table, int number) {
    return parts.stream().filter(p -> p.part() == number && p.table().equals(table)).findFirst();
  }

  /**
   * Adds a part, or puts it in the place of the one with its number. The parts of a table stand in
   * the order of their numbers, also when some come later: a lost shard, gathered in the end.
   */
  synchronized void put(Part part) {
    List<Part> next = new ArrayList<>(parts);
    Optional<Part> before = part(part.table(), part.part());
    if (before.isPresent()) {
      next.set(parts.indexOf(before.get()), part);
    } else {
      next.add(place(part), part);
    }

    StringBuilder text = new StringBuilder();
    next.forEach(line -> text.append(Json.text(line)).append('\n'));
    files.replace(path, text.toString());
    parts.clear();
    parts.addAll(next);
  }

  /** Before the table's first part with a higher number; else at the end. */
  private int place(Part part) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).table().equals(part.table()) && parts.get(i).part() > part.part()) {
        return i;
      }
    }

    return parts.size();
  }

  /** What there is of each table, in the order of the first parts. */
  synchronized List<TableSummary> tables() {
    List<String> names = parts.stream().map(Part::table).distinct().toList();
    return names.stream().map(this::table).toList();
  }

  private TableSummary table(String name) {
    long units = 0;
    long rows = 0;
    long bytes = 0;
    TreeMap<String, Long> failed = new TreeMap<>();
    ContentHash hash = new ContentHash();
    List<Part> whole = parts(name).stream().filter(Part::whole).toList();
    for (Part part : whole) {
      units += part.to() - part.from();
      rows += part.rows();
      bytes += part.files().values().stream().mapToLong(Long::longValue).sum();
      part.failed().forEach((status, count) -> failed.merge(status, count, Long::sum));
      hash.add(ContentHash.parse(part.hash()));
    }

    return new TableSummary(name, whole.size(), units, rows, failed, hash.toString(), bytes);
  }
}
