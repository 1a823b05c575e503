package org.calibrant.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.DidYouMean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads the arguments, asks the verb and gives its answer: for people on the screen, or, with {@code
 * --json}, as one object on standard output and everything else on standard error.
 */
@Command(
    name = "calibrant",
    description = "Numerical campaigns as tables, reproducible bit for bit.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      Check.class,
      Plan.class,
      Run.class,
      Await.class,
      AwaitPod.class,
      Finish.class,
      Describe.class,
      Exports.class,
      Verify.class,
      Replay.class,
      Diff.class,
      Reports.class,
      Publish.class,
      Rollback.class,
      History.class,
      Pin.class,
      Gc.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:a fault of Calibrant",
      " 2:bad configuration",
      " 3:bad input",
      " 4:done, but not within limits: failed units, a gate, other bits",
      " 6:another run works on this output",
      "75:temporary trouble: start again",
      "85:stopped, finished work kept: start again"
    })
final class Door {
  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "one JSON object on standard output, all else on standard error")
  private boolean json;

  Door(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Does what the arguments say and returns the exit code. */
  int enter(String... arguments) {
    CommandLine line = new CommandLine(this);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    try {
      ParseResult parsed = line.parseArgs(arguments);
      Integer help = CommandLine.executeHelpRequest(parsed);
      return help != null ? help : ask(parsed);
    } catch (ParameterException e) {
      json |= List.of(arguments).contains("--json");
      String usage = "see calibrant " + verb(e.getCommandLine()) + "--help";
      return tell(verb(e.getCommandLine()).strip(), refusal(problem(e), usage));
    }
  }

  /** What is wrong with the arguments; a word that is no verb is one argument too many to picocli. */
  private static String problem(ParameterException e) {
    CommandLine line = e.getCommandLine();
    if (line.getParent() == null
        && e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().get(0).startsWith("-")) {
      String word = unmatched.getUnmatched().get(0);
      List<String> verbs = List.copyOf(line.getSubcommands().keySet());
      String hint = DidYouMean.hint(word, verbs);
      return "no verb '%s'%s".formatted(word, hint.isEmpty() ? "; there are " + verbs : hint);
    }

    return e.getMessage();
  }

  private static Answer refusal(String message, String usage) {
    return new Failure(Exit.CONFIGURATION, List.of(message, usage)).answer();
  }

  private int ask(ParseResult parsed) {
    ParseResult sub = parsed.subcommand();
    if (sub == null) {
      return tell("", refusal("which verb? calibrant VERB CONF", "see calibrant --help"));
    }

    CommandLine command = sub.commandSpec().commandLine();
    Answer answer;
    try {
      answer = ((Verb) command.getCommand()).answer(err);
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
      answer = Failure.of(e).answer();
    }

    return tell(verb(command).strip(), answer);
  }

  private int tell(String verb, Answer answer) {
    boolean good = answer.exit() == Exit.DONE || answer.exit() == Exit.FAILED_UNITS;
    PrintStream screen = json || !good ? err : out;
    answer.lines().forEach(screen::println);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("verb", verb);
    object.put("exit", answer.exit().code);
    object.putAll(answer.facts());
    Message.leave(object, answer.lines());
    if (json) {
      out.println(text(object));
    }

    out.flush();
    err.flush();
    return answer.exit().code;
  }

  private static String verb(CommandLine command) {
    return command.getParent() == null ? "" : command.getCommandName() + " ";
  }

  private static String text(Map<String, Object> object) {
    try {
      return new ObjectMapper().writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("facts are numbers, texts, lists and maps", e);
    }
  }
}
