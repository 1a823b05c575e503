package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.conf.Bound;
import org.calibrant.spark.RunConf;
import org.calibrant.spark.RunDirectory;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Shard;

/**
 * One of several runs that compute a campaign together without knowing of each other, each in a
 * folder of its own below the output. Nothing is published: that is for {@link Finish}.
 */
record ShardRun(Bound<Campaign> campaign, RunConf conf, Shard shard, RunDirectory.Start how) {

  Answer answer(String name, PrintStream screen, Configuration hadoop) throws IOException {
    long start = System.nanoTime();
    String output = campaign.value().output();
    for (RunFolder run : RunFolder.all(output, hadoop)) {
      if (run.finished() && run.runConf().orElseThrow().identity().equals(conf.identity())) {
        return told(run, "nothing to do: the campaign is finished", start);
      }
    }

    Run.makeRoom(output);
    String place = RunDirectory.shardFolder(output, shard, hadoop);
    RunFolder folder;
    try (RunDirectory open = RunDirectory.open(place, conf, hadoop, how)) {
      folder = open.folder();
      screen.println(Run.told(open));
      Run.compute(name, open, campaign.value(), shard, screen);
    }

    return told(folder, "shard   " + shard + " is there; 'calibrant finish' gathers", start);
  }

  private Answer told(RunFolder run, String line, long start) {
    List<String> lines = new ArrayList<>(Summary.lines(run));
    lines.add(line);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("state", "computed");
    facts.put("shard", shard.toString());
    facts.putAll(Summary.facts(run));
    facts.put("seconds", (System.nanoTime() - start) / 1e9);
    return new Answer(Exit.DONE, lines, facts);
  }
}
