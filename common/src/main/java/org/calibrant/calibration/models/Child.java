package org.calibrant.calibration.models;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running child process, as {@link ChildProcess} describes it. One thread reads its answers, another
 * its complaints, so that neither side waits for the other's full pipe; questions are written by a
 * third, since a child that does not read would block the one who asks.
 */
final class Child {
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE");
  private static final String END = "";
  private static final long LAST_WORDS_MS = 500;
  private static final int LONGEST_COMPLAINT = 500;

  /** Longest decimal form of a double and a comma, and then some. */
  private static final int FIELD = 40;

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Child::kill), "end-child-processes"));
  }

  private final Process process;
  private final BufferedWriter questions;
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(2);
  private final int longest;
  private final double timeout;
  private final Thread complaints;
  private volatile String complaint = "";
  private long asked;

  private Child(Process process, int longest, double timeout) {
    this.process = process;
    this.longest = longest;
    this.timeout = timeout;
    this.questions =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    reader("answers", this::readAnswers);
    this.complaints = reader("complaints", this::readComplaints);
  }

  private static Thread reader(String name, Runnable work) {
    Thread thread = new Thread(work, "child-process-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Starts the program and waits until it is ready. */
  static Child start(ChildProcess model, List<String> wanted) {
    Path program = program(model);
    List<String> words = new ArrayList<>(model.interpreter());
    words.add(program.toString());
    words.addAll(model.arguments());
    model.files().forEach(file -> words.add(file.uri()));
    ProcessBuilder builder = new ProcessBuilder(words);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(ENVIRONMENT);
    File folder = program.toAbsolutePath().getParent().toFile();
    builder.directory(folder);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new ChildFailure("the program cannot be started: " + e.getMessage(), e);
    }

    RUNNING.add(process);
    double[] times = model.times();
    Child child =
        new Child(process, 1024 + FIELD * wanted.size() * times.length, model.runTimeout());
    try {
      StringBuilder timeline = new StringBuilder("times");
      for (double time : times) {
        timeline.append(',').append(time);
      }

      child.tell(
          "parameters"
              + fields(model.parameters())
              + "\nvariables"
              + fields(wanted)
              + "\n"
              + timeline
              + "\n",
          model.startTimeout());
      String answer = child.answer(model.startTimeout());
      if (!answer.equals("ready")) {
        throw new ChildFailure("expected the answer ready, found " + shortened(answer));
      }

      return child;
    } catch (ChildFailure e) {
      child.kill();
      throw e;
    }
  }

  private static String fields(List<String> words) {
    return words.isEmpty() ? "" : "," + String.join(",", words);
  }

  private static Path program(ChildProcess model) {
    String uri = model.program().uri();
    String local = uri.startsWith("file:") ? uri.substring("file:".length()) : uri;
    if (local.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      throw new ChildFailure("a program must be on a local or mounted file system");
    }

    Path path = Path.of(local);
    if (!path.toFile().isFile()) {
      throw new ChildFailure("no such file");
    }

    return path;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * One run.
   *
   * @param out receives the answer
   * @return blank, or the child's own words why it failed
   */
  String run(double[] values, double[] out) {
    asked++;
    StringBuilder question = new StringBuilder("run,").append(asked);
    for (double value : values) {
      question.append(',').append(value);
    }

    tell(question.append('\n').toString(), timeout);
    String answer = answer(timeout);
    String failed = "failed," + asked + ",";
    if (answer.startsWith(failed)) {
      return "the program says: " + shortened(answer.substring(failed.length()));
    }

    String series = "series," + asked + ",";
    if (!answer.startsWith(series)) {
      throw new ChildFailure(
          "expected the answer series,%d,… or failed,%d,…, found %s"
              .formatted(asked, asked, shortened(answer)));
    }

    numbers(answer, series.length(), out);
    return "";
  }

  private static void numbers(String line, int from, double[] out) {
    int at = from;
    for (int i = 0; i < out.length; i++) {
      int end = line.indexOf(',', at);
      boolean isLast = i == out.length - 1;
      if (isLast != end < 0 || at > line.length()) {
        throw new ChildFailure(
            "expected %d numbers in the answer, found %s"
                .formatted(out.length, end < 0 ? "fewer" : "more"));
      }

      out[i] = number(line.substring(at, isLast ? line.length() : end).strip());
      at = end + 1;
    }
  }

  private static double number(String field) {
    try {
      return switch (field) {
        case "nan", "NaN" -> Double.NaN;
        case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
        case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(field);
      };
    } catch (NumberFormatException e) {
      throw new ChildFailure("expected a number in the answer, found " + shortened(field), e);
    }
  }

  /** Writes in another thread, so that a child that does not read runs out of time, too. */
  private void tell(String lines, double seconds) {
    FutureTask<Void> writing =
        new FutureTask<>(
            () -> {
              questions.write(lines);
              questions.flush();
              return null;
            });
    if (lines.length() < 1 << 12) {
      writing.run(); // fits into any pipe
    } else {
      reader("questions", writing);
    }

    try {
      writing.get((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw died(e);
    } catch (TimeoutException e) {
      throw new ChildFailure("does not read its input within " + seconds + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChildFailure("interrupted", e);
    }
  }

  private String answer(double seconds) {
    try {
      String line = answers.poll((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new ChildFailure("no answer within " + seconds + " s");
      }

      if (line.isEmpty()) {
        throw died(null);
      }

      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChildFailure("interrupted", e);
    }
  }

  private ChildFailure died(Throwable cause) {
    String how = "the program closed its output";
    try {
      if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
        how = "the program ended with exit code " + process.exitValue();
        complaints.join(LAST_WORDS_MS); // a grandchild may hold the pipe open for ever
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }

    return new ChildFailure(complaint.isEmpty() ? how : how + ": " + complaint, cause);
  }

  private void readAnswers() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = line(in, longest); line != null; line = line(in, longest)) {
        if (!line.isEmpty()) {
          answers.put(line);
        }
      }

      answers.put(END);
    } catch (IOException e) {
      answers.offer(END); // killed: nobody waits any more
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readComplaints() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = line(in, LONGEST_COMPLAINT);
          line != null;
          line = line(in, LONGEST_COMPLAINT)) {
        complaint = line.isBlank() ? complaint : shortened(line);
      }
    } catch (IOException e) {
      // the pipe is gone, and with it the complaints
    }
  }

  /** A line, cut at a length: what a child writes never fills the memory. */
  private static String line(Reader in, int most) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }

    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() < most && c != '\r') {
        line.append((char) c);
      }
    }

    return line.toString();
  }

  private static String shortened(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", " ").strip();
    return printable.length() > 120 ? printable.substring(0, 120) + "…" : printable;
  }

  void kill() {
    kill(process);
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    RUNNING.remove(process);
  }
}
