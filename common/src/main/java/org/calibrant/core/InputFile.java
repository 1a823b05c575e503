package org.calibrant.core;

import java.io.Serializable;

/**
 * A file that a campaign reads. In a configuration it is a string; a relative one is taken from the
 * folder of the configuration file. Every input of a campaign is checksummed into its run folder.
 *
 * @param uri absolute: a local path, {@code file:}, {@code hdfs:}, {@code s3a:} …
 */
public record InputFile(String uri) implements Serializable {
  public InputFile {
    if (uri.isBlank()) {
      throw new IllegalArgumentException("a file name must not be blank");
    }
  }

  @Override
  public String toString() {
    return uri;
  }
}
