package org.calibrant.cli;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.calibrant.conf.Bound;
import org.calibrant.conf.Setting;
import org.calibrant.core.InputFile;
import org.calibrant.core.KernelVersion;
import org.calibrant.data.Inputs;
import org.calibrant.spark.RunConf;
import org.calibrant.spark.RunIdentity;

/**
 * What makes two starts the same campaign: the settings that shape a result, the content of the
 * input files, the versions of the arithmetic.
 *
 * <p>An input file counts by its content and not by its name, so that a campaign continues after
 * its folder has moved, as a batch system moves it. A user's own jar counts by its content too,
 * because nothing else tells its version.
 */
final class Identity {
  private Identity() {}

  static RunConf of(Bound<Campaign> campaign) {
    List<Record> records = Tree.records((Record) campaign.value().engine());
    SortedMap<String, String> checksums = checksums(records);
    List<String> lines = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Setting setting : campaign.settings()) {
      if (shapesResults(setting.path())) {
        lines.add(setting.path() + " = " + withChecksums(setting.value(), checksums));
      } else {
        remarks.add(setting.toString());
      }
    }

    lines.add("calibrant.version = " + quoted(Version.calibrant()));
    versions(records).forEach((part, version) -> lines.add(part + " = " + version));
    checksums.forEach((file, checksum) -> remarks.add("input " + file + " " + checksum));
    campaign.overrides().forEach(override -> remarks.add("override -D " + override));
    remarks.add("Java " + System.getProperty("java.version"));
    remarks.add("Spark " + SparkConf.class.getPackage().getImplementationVersion());
    remarks.add("%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    return new RunConf(new RunIdentity(lines), remarks);
  }

  /** Where results go, how the work is dealt out and what is accepted changes no bit of them. */
  private static boolean shapesResults(String path) {
    return !path.equals("output")
        && !path.equals("parts.slices")
        && !path.equals("max-failed-fraction")
        && !path.equals("exports")
        && !path.startsWith("exports.")
        && !path.equals("gates")
        && !path.startsWith("gates.")
        && !path.equals("figures")
        && !path.startsWith("figures.");
  }

  private static SortedMap<String, String> checksums(List<Record> records) {
    SortedMap<String, String> checksums = new TreeMap<>();
    for (Record part : records) {
      if (part instanceof InputFile file) {
        checksums.computeIfAbsent(file.uri(), uri -> "sha256:" + Inputs.sha256(file));
      }
    }

    return checksums;
  }

  private static String withChecksums(String value, Map<String, String> checksums) {
    String text = value;
    for (Map.Entry<String, String> file : checksums.entrySet()) {
      text = text.replace(quoted(file.getKey()), quoted(file.getValue()));
    }

    return text;
  }

  /** Kernel versions of the parts that state one, and checksums of jars that are not ours. */
  private static SortedMap<String, String> versions(List<Record> records) {
    SortedMap<String, String> versions = new TreeMap<>();
    for (Record part : records) {
      Class<?> type = part.getClass();
      KernelVersion version = type.getAnnotation(KernelVersion.class);
      if (version != null) {
        versions.put("kernel." + quoted(type.getName()), String.valueOf(version.value()));
      }

      if (!type.getName().startsWith("org.calibrant.")) {
        Path jar = jar(type);
        if (jar != null) {
          String checksum = "sha256:" + Inputs.sha256(new InputFile(jar.toString()));
          versions.put("code." + quoted(jar.getFileName().toString()), quoted(checksum));
        }
      }
    }

    return versions;
  }

  private static Path jar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL place = source == null ? null : source.getLocation();
    try {
      if (place == null || !place.getProtocol().equals("file")) {
        return null;
      }

      Path path = Path.of(place.toURI());
      return Files.isRegularFile(path) ? path : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
