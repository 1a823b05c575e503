import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * Hadoop's own name node, data nodes, resource manager and node managers in one JVM, on the loopback
 * device. It shares no class path with Spark, so it is started from source: {@code java -cp
 * 'mini-cluster/*' MiniCluster.java FOLDER DATANODES NODEMANAGERS}. Site files for clients go to
 * FOLDER/conf. Obeys lines on standard input, answers each with one line, and ends with its input:
 *
 * <pre>
 * stop-datanode INDEX    one data node less
 * mkdir PATH OCTAL       a folder with these permissions
 * quota PATH BYTES       how much may be below a folder
 * </pre>
 */
public final class MiniCluster {
  private MiniCluster() {}

  public static void main(String[] arguments) throws Exception {
    Path base = Files.createDirectories(Path.of(arguments[0]));
    int dataNodes = Integer.parseInt(arguments[1]);
    int nodeManagers = Integer.parseInt(arguments[2]);
    Configuration site = new YarnConfiguration();
    settings(base, Math.min(2, dataNodes), nodeManagers).forEach(site::set);
    System.setProperty("test.build.data", base.resolve("yarn").toString());
    MiniDFSCluster hdfs = new MiniDFSCluster.Builder(site).numDataNodes(dataNodes).build();
    hdfs.waitActive();
    site.set("fs.defaultFS", hdfs.getFileSystem().getUri().toString());
    Configuration known = site;
    if (nodeManagers > 0) {
      MiniYARNCluster yarn = new MiniYARNCluster("mini", nodeManagers, 1, 1);
      yarn.init(site);
      yarn.start();
      yarn.waitForNodeManagersToConnect(30_000);
      known = yarn.getConfig();
    }

    write(base, known);
    System.out.println("ready " + site.get("fs.defaultFS"));
    obey(hdfs);
    // What is left is in memory or in the caller's folder.
    Runtime.getRuntime().halt(0);
  }

  private static Map<String, String> settings(Path base, int replicas, int nodeManagers) {
    return Map.ofEntries(
        Map.entry("hdfs.minidfs.basedir", base.resolve("dfs").toString()),
        Map.entry("hadoop.tmp.dir", base.resolve("tmp").toString()),
        Map.entry("dfs.replication", Integer.toString(replicas)),
        Map.entry("dfs.namenode.rpc-bind-host", "127.0.0.1"),
        Map.entry("dfs.client.block.write.replace-datanode-on-failure.best-effort", "true"),
        Map.entry("dfs.permissions.enabled", "true"),
        Map.entry("yarn.nodemanager.vmem-check-enabled", "false"),
        Map.entry("yarn.minicluster.yarn.nodemanager.resource.memory-mb", "6144"),
        Map.entry("yarn.nodemanager.resource.cpu-vcores", "8"),
        Map.entry("yarn.scheduler.minimum-allocation-mb", "128"),
        Map.entry("yarn.scheduler.maximum-allocation-mb", "4096"),
        Map.entry("yarn.scheduler.capacity.root.queues", "default"),
        Map.entry("yarn.scheduler.capacity.root.default.capacity", "100"),
        Map.entry("yarn.scheduler.capacity.maximum-am-resource-percent", "0.8"),
        Map.entry("yarn.scheduler.capacity.root.default.maximum-am-resource-percent", "0.8"),
        Map.entry(
            "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "99.5"),
        Map.entry("yarn.nodemanager.delete.debug-delay-sec", "600"),
        Map.entry("yarn.timeline-service.enabled", "false"),
        Map.entry("yarn.log-aggregation-enable", "false"));
  }

  private static void write(Path base, Configuration known) throws IOException {
    Configuration client = new Configuration(false);
    for (String key :
        new String[] {
          "fs.defaultFS",
          "dfs.replication",
          "dfs.client.block.write.replace-datanode-on-failure.best-effort",
          "hadoop.tmp.dir",
          "yarn.resourcemanager.address",
          "yarn.resourcemanager.scheduler.address",
          "yarn.resourcemanager.resource-tracker.address",
          "yarn.resourcemanager.admin.address",
          "yarn.resourcemanager.webapp.address"
        }) {
      if (known.get(key) != null) {
        client.set(key, known.get(key));
      }
    }

    Path conf = Files.createDirectories(base.resolve("conf"));
    for (String name : new String[] {"core-site.xml", "hdfs-site.xml", "yarn-site.xml"}) {
      try (OutputStream out = Files.newOutputStream(conf.resolve(name))) {
        client.writeXml(out);
      }
    }
  }

  private static void obey(MiniDFSCluster hdfs) throws IOException {
    DistributedFileSystem files = hdfs.getFileSystem();
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "stop-datanode" -> hdfs.stopDataNode(Integer.parseInt(words[1]));
        case "mkdir" -> {
          org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(words[1]);
          files.mkdirs(folder);
          files.setPermission(folder, new FsPermission(Short.parseShort(words[2], 8)));
        }
        case "quota" ->
            files.setQuota(
                new org.apache.hadoop.fs.Path(words[1]),
                org.apache.hadoop.hdfs.protocol.HdfsConstants.QUOTA_DONT_SET,
                Long.parseLong(words[2]));
        default -> throw new IllegalArgumentException("no such order: " + line);
      }

      System.out.println("done " + line);
    }
  }
}
