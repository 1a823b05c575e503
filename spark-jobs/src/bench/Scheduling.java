import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskState;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.scheduler.DirectTaskResult;
import org.apache.spark.scheduler.ExternalClusterManager;
import org.apache.spark.scheduler.SchedulerBackend;
import org.apache.spark.scheduler.TaskDescription;
import org.apache.spark.scheduler.TaskScheduler;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.WorkerOffer;
import org.apache.spark.util.AccumulatorV2;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.mutable.Buffer;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * What Spark's own driver costs when a stage of many tasks runs on many cores. DAG scheduler, task
 * scheduler, serialisation of tasks and reading of results are Spark's, at real time; only the
 * executors are not there: each core says after a while that its task is done. What the network costs
 * between driver and executors is left out.
 *
 * <pre>
 * java -Xmx1g -cp 'spark-jobs/target/lib/*:spark-jobs/src/bench' \
 *   spark-jobs/src/bench/Scheduling.java TASKS CORES SECONDS-PER-TASK
 * </pre>
 *
 * with the --add-opens that {@code submit/calibrant} gives.
 */
public final class Scheduling {
  private Scheduling() {}

  public static void main(String[] arguments) {
    int tasks = Integer.parseInt(arguments[0]);
    int cores = Integer.parseInt(arguments[1]);
    double seconds = Double.parseDouble(arguments[2]);
    SparkConf conf = new SparkConf();
    conf.setMaster("pretended[" + cores + "," + seconds + "]").setAppName("scheduling");
    conf.set("spark.ui.enabled", "false");
    conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      stage(spark, 100); // the first stage loads classes
      for (int i = 0; i < 3; i++) {
        double cpu = cpuSeconds();
        double wall = stage(spark, tasks);
        cpu = cpuSeconds() - cpu;
        double ideal = Math.ceil((double) tasks / cores) * seconds;
        System.out.printf(
            "%,d tasks of %.3g s on %,d cores: %.2f s, ideal %.2f s, %.1f %% more; driver %.2f s of CPU, %.3f ms per task%n",
            tasks, seconds, cores, wall, ideal, 100 * (wall / ideal - 1), cpu, 1000 * cpu / tasks);
      }
    }
  }

  private static double stage(JavaSparkContext spark, int tasks) {
    long begun = System.nanoTime();
    spark.parallelize(Collections.nCopies(tasks, 1), tasks).foreachPartition(rows -> {});
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  /** Finds its numbers in the master's name. */
  public static final class Cluster implements ExternalClusterManager {
    @Override
    public boolean canCreate(String master) {
      return master.startsWith("pretended[");
    }

    @Override
    public TaskScheduler createTaskScheduler(SparkContext context, String master) {
      return new TaskSchedulerImpl(context);
    }

    @Override
    public SchedulerBackend createSchedulerBackend(
        SparkContext context, String master, TaskScheduler scheduler) {
      String[] words = master.replaceAll(".*\\[|\\]", "").split(",");
      return new Backend(
          (TaskSchedulerImpl) scheduler, Integer.parseInt(words[0]), Double.parseDouble(words[1]));
    }

    @Override
    public void initialize(TaskScheduler scheduler, SchedulerBackend backend) {
      ((TaskSchedulerImpl) scheduler).initialize(backend);
    }
  }

  /** Executors of one core that do nothing but let time pass. */
  private static final class Backend implements SchedulerBackend {
    private final TaskSchedulerImpl scheduler;
    private final boolean[] busy;
    private final long nanos;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private String appId = "scheduling";

    Backend(TaskSchedulerImpl scheduler, int cores, double seconds) {
      this.scheduler = scheduler;
      this.busy = new boolean[cores];
      this.nanos = (long) (seconds * 1e9);
    }

    @Override
    public void start() {}

    @Override
    public void stop() {
      clock.shutdownNow();
    }

    @Override
    public void reviveOffers() {
      clock.execute(
          () -> {
            List<WorkerOffer> offers = new ArrayList<>();
            for (int i = 0; i < busy.length; i++) {
              if (!busy[i]) {
                offers.add(offer(i));
              }
            }

            launch(offers, true);
          });
    }

    private static WorkerOffer offer(int executor) {
      return new WorkerOffer(
          Integer.toString(executor),
          "host-" + executor / 50,
          1,
          Option.empty(),
          scala.collection.immutable.Map$.MODULE$.<String, Buffer<String>>empty(),
          ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID());
    }

    private void launch(List<WorkerOffer> offers, boolean all) {
      for (scala.collection.Seq<TaskDescription> some :
          JavaConverters.seqAsJavaList(
              scheduler.resourceOffers(
                  JavaConverters.asScalaBuffer(offers).toIndexedSeq(), all))) {
        for (TaskDescription task : JavaConverters.seqAsJavaList(some)) {
          TaskDescription.encode(task); // what would be sent
          busy[Integer.parseInt(task.executorId())] = true;
          clock.schedule(() -> end(task), nanos, TimeUnit.NANOSECONDS);
        }
      }
    }

    private void end(TaskDescription task) {
      ClassTag<Object> any = ClassTag$.MODULE$.Any();
      ByteBuffer nothing =
          SparkEnv.get().serializer().newInstance().<Object>serialize(BoxedUnit.UNIT, any);
      ByteBuffer result =
          SparkEnv.get()
              .closureSerializer()
              .newInstance()
              .<Object>serialize(
                  new DirectTaskResult<Object>(
                      nothing,
                      JavaConverters.asScalaBuffer(new ArrayList<AccumulatorV2<?, ?>>()).toSeq(),
                      new long[0]),
                  any);
      scheduler.statusUpdate(task.taskId(), TaskState.FINISHED(), result);
      int executor = Integer.parseInt(task.executorId());
      busy[executor] = false;
      launch(List.of(offer(executor)), false);
    }

    @Override
    public int defaultParallelism() {
      return busy.length;
    }

    @Override
    public int maxNumConcurrentTasks(ResourceProfile profile) {
      return busy.length;
    }

    @Override
    public String org$apache$spark$scheduler$SchedulerBackend$$appId() {
      return appId;
    }

    @Override
    public void org$apache$spark$scheduler$SchedulerBackend$_setter_$org$apache$spark$scheduler$SchedulerBackend$$appId_$eq(
        String id) {
      appId = "scheduling";
    }
  }
}
