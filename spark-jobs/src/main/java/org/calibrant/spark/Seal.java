package org.calibrant.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;

/**
 * The file {@code _FINISHED} of a run: its tables, and the checksums of the small files beside it
 * and of itself. Whatever bit of a finished run changes, something here or in the manifest tells.
 */
final class Seal {
  /** What a finished run never changes; the log grows, and is not part of it. */
  private static final List<String> SEALED = List.of("run.conf", "campaign.conf", "manifest.jsonl");

  private static final String OWN = "sha256";

  private Seal() {}

  static void write(RunFiles files, Path run, Map<String, Object> facts) {
    Map<String, String> sums = new TreeMap<>();
    SEALED.forEach(name -> files.sha256(new Path(run, name)).ifPresent(sum -> sums.put(name, sum)));
    Map<String, Object> sealed = new LinkedHashMap<>(facts);
    sealed.put("files", sums);
    sealed.put(OWN, Sha256.hex(Json.text(sealed)));
    files.replace(new Path(run, RunFolder.FINISHED), Json.text(sealed) + "\n");
  }

  /** The files that are not what they were when the run was finished. */
  static List<Path> damages(RunFiles files, Path run) {
    Path seal = new Path(run, RunFolder.FINISHED);
    Map<?, ?> facts;
    try {
      facts = Json.value(files.readText(seal).orElse(""), LinkedHashMap.class);
    } catch (JsonProcessingException e) {
      return List.of(seal);
    }

    List<Path> damages = new ArrayList<>();
    Map<Object, Object> rest = new LinkedHashMap<>(facts);
    Object own = rest.remove(OWN);
    if (!Sha256.hex(Json.text(rest)).equals(own)
        || !files.readText(seal).orElse("").equals(Json.text(facts) + "\n")) {
      return List.of(seal);
    }

    ((Map<?, ?>) rest.get("files"))
        .forEach(
            (name, sum) -> {
              Path file = new Path(run, name.toString());
              if (!files.sha256(file).orElse("missing").equals(sum)) {
                damages.add(file);
              }
            });
    return damages;
  }
}
