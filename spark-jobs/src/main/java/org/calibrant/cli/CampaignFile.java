package org.calibrant.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.conf.Bound;
import org.calibrant.conf.Conf;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that name a campaign. */
final class CampaignFile {
  @Parameters(paramLabel = "CONF", description = "the campaign's configuration file")
  private Path file;

  @Option(
      names = "-D",
      paramLabel = "path=value",
      description = "sets one key, as if the file had it; recorded with the run")
  private List<String> overrides = new ArrayList<>();

  /** The campaign, or all mistakes of its file at once. */
  Bound<Campaign> read() {
    return Conf.read(file, overrides, Campaign.class);
  }

  /** The file's name without folder and ending, which is the campaign's name on screens. */
  String name() {
    return file.getFileName().toString().replaceFirst("\\.conf$", "");
  }
}
