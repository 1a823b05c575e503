package org.calibrant.export;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/** What files of samples look like. Implementations are records. */
public interface SampleFormat extends Serializable {

  /** Ending of the files' names, with its dot. */
  String suffix();

  /** Writes one file. The same samples give the same bytes. */
  void write(Path path, SampleShard shard) throws IOException;
}
