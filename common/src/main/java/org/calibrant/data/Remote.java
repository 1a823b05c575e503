package org.calibrant.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.calibrant.core.BadInput;

/**
 * Files on Hadoop's file systems. Their settings come from core-site.xml and, as for Spark's own
 * tables, from system properties {@code spark.hadoop.*}.
 */
final class Remote {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
  private static final String SETTING = "spark.hadoop.";

  private Remote() {}

  /** The path of a local file, or null when the name has the scheme of another file system. */
  static Path localPath(String uri) {
    try {
      if (uri.startsWith("file:")) {
        URI parsed = URI.create(uri);
        // file:a/b is opaque to URI, file:/a/b and file:///a/b are not
        return Path.of(parsed.getPath() == null ? uri.substring(5) : parsed.getPath());
      }

      return SCHEME.matcher(uri).matches() ? null : Path.of(uri);
    } catch (IllegalArgumentException e) {
      throw new BadInput(uri, "", "is not the name of a file: " + e.getMessage(), e);
    }
  }

  static InputStream open(String uri) throws IOException {
    org.apache.hadoop.fs.Path path = path(uri);
    return fileSystem(path).open(path);
  }

  static long size(String uri) throws IOException {
    FileStatus status = status(uri);
    if (status.isDirectory()) {
      throw new BadInput(uri, "", "is a folder, expected a file");
    }

    return status.getLen();
  }

  static FileStatus status(String uri) throws IOException {
    org.apache.hadoop.fs.Path path = path(uri);
    return fileSystem(path).getFileStatus(path);
  }

  /** The name as Hadoop knows it, a local one with its scheme. */
  static org.apache.hadoop.fs.Path absolute(String uri) {
    Path local = localPath(uri);
    return local == null ? path(uri) : new org.apache.hadoop.fs.Path(local.toUri());
  }

  static org.apache.hadoop.fs.Path path(String uri) {
    try {
      return new org.apache.hadoop.fs.Path(uri);
    } catch (IllegalArgumentException e) {
      throw new BadInput(uri, "", "is not the name of a file: " + e.getMessage(), e);
    }
  }

  static FileSystem fileSystem(org.apache.hadoop.fs.Path path) throws IOException {
    return path.getFileSystem(settings());
  }

  static Configuration settings() {
    Configuration settings = new Configuration();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(SETTING)) {
        settings.set(name.substring(SETTING.length()), System.getProperty(name));
      }
    }

    return settings;
  }
}
