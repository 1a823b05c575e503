package org.calibrant.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.core.BadInput;

/**
 * Samples for training, from a run's {@code TrackRow}: the tracks that arrived, in the order of the
 * table, as float32, in files of a chosen size.
 *
 * <pre>
 * batch_00000.npz …     with bySplit train_00000.npz, validation_00000.npz, test_00000.npz …
 * manifest.json         the files with split, rows, first and last track, bytes and SHA-256; what the
 *                       columns are; how many tracks had which status
 * statistics.json       mean, standard deviation, least and largest value of every column, over the
 *                       tracks of the training set alone
 * checks.csv            name, checked, failed, passed, detail
 * </pre>
 *
 * <p>Memory: a file that is being gathered for every split, and two that are being written; a track
 * takes 52 to 60 bytes.
 *
 * @param contract which numbers stand where
 * @param format of the files
 * @param rowsPerFile tracks of a file; the last of a split has fewer
 * @param bySplit whether the sets for training, validation and test have files of their own
 * @param checks what the samples must be like
 * @param overwrite whether an export that is there already is replaced
 */
public record TrackSamples(
    SampleContract contract,
    SampleFormat format,
    int rowsPerFile,
    boolean bySplit,
    TrackChecks checks,
    boolean overwrite)
    implements Export {
  private static final long serialVersionUID = 1L;
  private static final int MOST_ROWS = 4_000_000;
  private static final String[] COLUMNS = {
    "track",
    "status",
    "split",
    "z_start",
    "z_end",
    "x",
    "y",
    "tx",
    "ty",
    "qop_per_mev",
    "p_gev",
    "x_f",
    "y_f",
    "tx_f",
    "ty_f"
  };
  private static final int FIRST_NUMBER = 3;
  private static final int QOP = 6;
  private static final String MANIFEST = "manifest.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public TrackSamples {
    if (rowsPerFile < 1 || rowsPerFile > MOST_ROWS) {
      throw new IllegalArgumentException(
          "rows-per-file must be from 1 to %d, was %d".formatted(MOST_ROWS, rowsPerFile));
    }
  }

  @Override
  public void check(FinishedRun run, String folder) throws IOException {
    if (!overwrite && run.exists(folder)) {
      throw new BadInput(folder, "", "is there already; it is replaced with overwrite = true only");
    }
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    check(run, folder);
    Publication.publish(
        new org.apache.hadoop.fs.Path(folder), run.hadoop(), fresh -> fill(run, fresh));
  }

  /** What became of the tracks, and every check with its counts. */
  @Override
  public List<String> told(FinishedRun run, String folder) throws IOException {
    List<String> lines = new ArrayList<>();
    org.apache.hadoop.fs.Path home = new org.apache.hadoop.fs.Path(folder);
    try (InputStream in =
        home.getFileSystem(run.hadoop()).open(new org.apache.hadoop.fs.Path(home, MANIFEST))) {
      JsonNode manifest = JSON.readTree(in);
      lines.add(statuses(manifest.path("statuses")));
      for (JsonNode check : manifest.path("checks")) {
        lines.add(
            "check   %s: %,d of %,d failed, %s"
                .formatted(
                    check.path("name").asText(),
                    check.path("failed").asLong(),
                    check.path("checked").asLong(),
                    check.path("detail").asText()));
      }
    }

    return lines;
  }

  private static String statuses(JsonNode statuses) {
    List<String> counts = new ArrayList<>();
    statuses
        .fields()
        .forEachRemaining(
            status -> counts.add("%,d %s".formatted(status.getValue().asLong(), status.getKey())));
    return "samples " + String.join(", ", counts);
  }

  private void fill(FinishedRun run, Path folder) throws IOException {
    TrackChecks.Count count = checks.count();
    Map<String, Long> statuses = new TreeMap<>();
    List<Moments> moments = new ArrayList<>();
    List<String> columns = contract.columns();
    columns.forEach(column -> moments.add(new Moments()));
    List<SampleFiles.Written> files;
    try (TableReader rows = TableReader.open(run, "TrackRow", COLUMNS);
        SampleFiles shards = new SampleFiles(folder, contract, format, rowsPerFile)) {
      double[] t = new double[COLUMNS.length - FIRST_NUMBER];
      double[] sample = new double[moments.size()];
      while (rows.next()) {
        String status = rows.text(1);
        statuses.merge(status, 1L, Long::sum);
        if (status.equals("ok")) {
          for (int c = 0; c < t.length; c++) {
            t[c] = rows.number(FIRST_NUMBER + c);
          }

          if (t[QOP] == 0) {
            statuses.merge("ok, without charge: no sample", 1L, Long::sum);
            continue; // it has no momentum, which the contract wants
          }

          count.add(t);
          arrange(columns, t, sample);
          String split = rows.text(2);
          shards.add(bySplit ? split : "batch", rows.integer(0), sample);
          if (split.equals("train")) {
            for (int c = 0; c < sample.length; c++) {
              moments.get(c).add(sample[c]);
            }
          }
        }
      }

      files = shards.finish();
    }

    List<TrackChecks.Outcome> outcomes = count.outcomes();
    Files.write(folder.resolve("checks.csv"), lines(outcomes), StandardCharsets.UTF_8);
    JSON.writeValue(folder.resolve("statistics.json").toFile(), statistics(moments));
    JSON.writeValue(
        folder.resolve(MANIFEST).toFile(), manifest(run, folder, files, statuses, outcomes));
    refuseFailures(outcomes);
  }

  /** From the order of the table to that of the contract. */
  private static void arrange(List<String> columns, double[] t, double[] sample) {
    int at = 0;
    for (String column : columns) {
      sample[at] =
          switch (column) {
            case "z_start" -> t[0];
            case "z_end" -> t[1];
            case "x" -> t[2];
            case "y" -> t[3];
            case "tx" -> t[4];
            case "ty" -> t[5];
            case "qop" -> t[6];
            case "p_gev" -> t[7];
            case "x_f" -> t[8];
            case "y_f" -> t[9];
            case "tx_f" -> t[10];
            case "ty_f" -> t[11];
            default -> t[1] - t[0];
          };
      at++;
    }
  }

  private void refuseFailures(List<TrackChecks.Outcome> outcomes) {
    List<String> failed = new ArrayList<>();
    for (TrackChecks.Outcome outcome : outcomes) {
      if (!outcome.passed()) {
        failed.add(
            "%s (%d of %d: %s)"
                .formatted(outcome.name(), outcome.failed(), outcome.checked(), outcome.detail()));
      }
    }

    if (checks.required() && !failed.isEmpty()) {
      throw new BadInput(
          "TrackRow", "", "the samples fail the checks " + String.join(", ", failed));
    }
  }

  private static List<String> lines(List<TrackChecks.Outcome> outcomes) {
    List<String> lines = new ArrayList<>();
    lines.add("check,checked,failed,passed,detail");
    for (TrackChecks.Outcome outcome : outcomes) {
      lines.add(
          "%s,%d,%d,%s,\"%s\""
              .formatted(
                  outcome.name(),
                  outcome.checked(),
                  outcome.failed(),
                  outcome.passed(),
                  outcome.detail()));
    }

    return lines;
  }

  private Map<String, Object> statistics(List<Moments> moments) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    int at = 0;
    for (SampleContract.Array array : contract.arrays()) {
      List<Moments> own = moments.subList(at, at + array.width());
      at += array.width();
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("columns", array.columns());
      boolean any = own.get(0).count() > 0;
      facts.put("mean", any ? own.stream().map(Moments::mean).toList() : null);
      facts.put("standard_deviation", any ? own.stream().map(Moments::deviation).toList() : null);
      facts.put("min", any ? own.stream().map(Moments::least).toList() : null);
      facts.put("max", any ? own.stream().map(Moments::most).toList() : null);
      arrays.put(array.name(), facts);
    }

    Map<String, Object> statistics = new LinkedHashMap<>();
    statistics.put("split", "train");
    statistics.put("tracks", moments.get(0).count());
    statistics.put("arrays", arrays);
    return statistics;
  }

  private Map<String, Object> manifest(
      FinishedRun run,
      Path folder,
      List<SampleFiles.Written> files,
      Map<String, Long> statuses,
      List<TrackChecks.Outcome> outcomes)
      throws IOException {
    List<Object> entries = new ArrayList<>();
    for (SampleFiles.Written file : files) {
      Map<String, Object> entry = new LinkedHashMap<>();
      Path path = folder.resolve(file.name());
      entry.put("file", file.name());
      entry.put("split", file.split().equals("batch") ? "all" : file.split());
      entry.put("tracks", file.rows());
      entry.put("first_track", file.first());
      entry.put("last_track", file.last());
      entry.put("bytes", Files.size(path));
      entry.put("sha256", sha256(path));
      entries.add(entry);
    }

    Map<String, Object> columns = new LinkedHashMap<>();
    contract.arrays().forEach(array -> columns.put(array.name(), array.columns()));
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("run", run.name());
    manifest.put("contract", contract.name());
    manifest.put("element", "<f4");
    manifest.put("arrays", columns);
    manifest.put(
        "units", "positions, planes and dz in mm; qop in 1/MeV; p_gev in GeV; slopes pure");
    manifest.put("statuses", statuses);
    manifest.put("checks_passed", outcomes.stream().allMatch(TrackChecks.Outcome::passed));
    manifest.put("checks", outcomes);
    manifest.put("files", entries);
    return manifest;
  }

  private static String sha256(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }

      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
