package org.calibrant.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Calibrant this is. */
final class Version implements IVersionProvider {
  private static final String DESCRIPTOR =
      "/META-INF/maven/org.calibrant/spark-jobs/pom.properties";

  /** The version of the jar; classes that were never packed have none. */
  static String calibrant() {
    try (InputStream in = Version.class.getResourceAsStream(DESCRIPTOR)) {
      if (in == null) {
        return "unpacked";
      }

      Properties descriptor = new Properties();
      descriptor.load(in);
      return descriptor.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "Calibrant " + calibrant(), "Java " + System.getProperty("java.version"),
    };
  }
}
