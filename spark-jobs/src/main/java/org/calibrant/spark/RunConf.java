package org.calibrant.spark;

import java.util.List;

/**
 * The file {@code run.conf} of a run: its identity as readable HOCON, and what else is worth
 * knowing as comments.
 *
 * @param remarks versions of Java, Spark and Calibrant, overrides, start time …; one line each
 */
public record RunConf(RunIdentity identity, List<String> remarks) {
  public RunConf {
    remarks = List.copyOf(remarks);
  }
}
