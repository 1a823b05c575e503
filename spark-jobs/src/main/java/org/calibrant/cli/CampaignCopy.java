package org.calibrant.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.calibrant.conf.Bound;
import org.calibrant.conf.Conf;
import org.calibrant.conf.Setting;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Sessions;
import org.calibrant.spark.SmallFile;

/**
 * The campaign as it was started, in the run's folder: {@code campaign.conf} binds to the same
 * records as the file and the overrides that were given, and is what {@code export} reads.
 */
final class CampaignCopy {
  private static final String NAME = "campaign.conf";

  private CampaignCopy() {}

  /** Writes the copy once; a run that continues has it. */
  static void keep(RunFolder run, Bound<Campaign> campaign) throws IOException {
    Path path = new Path(run.path(), NAME);
    FileSystem system = path.getFileSystem(Sessions.hadoop());
    // Hadoop would put a checksum file beside each local one.
    FileSystem files = system instanceof LocalFileSystem local ? local.getRawFileSystem() : system;
    if (files.exists(path)) {
      return;
    }

    String text =
        campaign.settings().stream()
            .map(Setting::toString)
            .collect(Collectors.joining("\n", "", "\n"));
    Path fresh = new Path(run.path(), "." + NAME + ".new");
    SmallFile.fill(files.create(fresh, true), text.getBytes(StandardCharsets.UTF_8));
    if (!files.rename(fresh, path)) {
      throw new IOException("cannot rename " + fresh + " to " + path);
    }
  }

  /** A campaign of lines {@code path = value}. */
  static Bound<Campaign> bound(List<String> lines) throws IOException {
    java.nio.file.Path local = Files.createTempFile("campaign", ".conf");
    try {
      Files.write(local, lines, StandardCharsets.UTF_8);
      return Conf.read(local, List.of(), Campaign.class);
    } finally {
      Files.deleteIfExists(local);
    }
  }

  /** The campaign that a run was started with. */
  static Bound<Campaign> of(RunFolder run) throws IOException {
    Path path = new Path(run.path(), NAME);
    java.nio.file.Path local = Files.createTempFile("campaign", ".conf");
    try {
      path.getFileSystem(Sessions.hadoop()).copyToLocalFile(path, new Path(local.toUri()));
      return Conf.read(local, List.of(), Campaign.class);
    } finally {
      Files.deleteIfExists(local);
    }
  }
}
