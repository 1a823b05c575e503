package org.calibrant.spark;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SerializableWritable;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Checksums of files, taken by the workers, since all bytes of a part pass through them. */
final class Checksums {
  /** Below this many bytes a job costs more than it saves. */
  private static final long FEW = 32L << 20;

  private Checksums() {}

  /**
   * SHA-256 of files in hexadecimal, by name.
   *
   * @param folder the files' folder
   */
  static SortedMap<String, String> of(Jobs jobs, String folder, List<String> names) {
    SortedMap<String, String> sums = new TreeMap<>();
    List<String> found = each(jobs, names.stream().map(name -> folder + "/" + name).toList());
    for (int i = 0; i < names.size(); i++) {
      sums.put(names.get(i), found.get(i));
    }

    return sums;
  }

  /** Checksums of files in their order; {@code missing} for one that is not there. */
  static List<String> each(Jobs jobs, List<String> files) {
    Configuration hadoop = jobs.context().hadoopConfiguration();
    if (files.isEmpty() || bytes(files, hadoop) < FEW) {
      return files.stream().map(file -> sum(file, hadoop)).toList();
    }

    var shared = jobs.context().broadcast(new SerializableWritable<>(hadoop));
    try {
      return jobs.context()
          .parallelize(files, Math.min(files.size(), 1000))
          .map(new Sum(shared))
          .collect();
    } finally {
      Broadcasts.drop(shared);
    }
  }

  private static long bytes(List<String> files, Configuration hadoop) {
    RunFiles system = RunFiles.of(new Path(files.get(0)), hadoop);
    return files.stream()
        .mapToLong(file -> system.status(new Path(file)).map(s -> s.getLen()).orElse(0L))
        .sum();
  }

  private static String sum(String file, Configuration hadoop) {
    Path path = new Path(file);
    return RunFiles.of(path, hadoop).sha256(path).orElse("missing");
  }

  private record Sum(Broadcast<SerializableWritable<Configuration>> hadoop)
      implements Function<String, String> {
    @Override
    public String call(String file) {
      return sum(file, hadoop.value().value());
    }
  }
}
