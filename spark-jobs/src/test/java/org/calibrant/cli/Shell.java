package org.calibrant.cli;

import java.util.ArrayList;
import java.util.List;

/** As much of a shell as the commands of the documentation need. */
final class Shell {
  private Shell() {}

  /** A command, word by word. */
  record Command(List<String> words) {
    boolean isOurs() {
      return words.size() > 1 && words.get(0).matches("(.*/)?calibrant");
    }
  }

  /** The commands of a block: quotes, continued lines, comments and {@code &&} are understood. */
  static List<Command> commands(String block) {
    List<Command> commands = new ArrayList<>();
    for (String line : block.replaceAll("\\\\\n", " ").split("\n", -1)) {
      List<String> words = new ArrayList<>();
      for (String word : words(line)) {
        if (word.equals("&&")) {
          add(commands, words);
          words = new ArrayList<>();
        } else {
          words.add(word);
        }
      }

      add(commands, words);
    }

    return commands;
  }

  private static void add(List<Command> commands, List<String> words) {
    if (!words.isEmpty()) {
      commands.add(new Command(words));
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean open = false;
    char quote = 0;
    for (char c : (line + " ").toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        open = true;
      } else if (c == '#' && !open) {
        return words;
      } else if (Character.isWhitespace(c)) {
        if (open) {
          words.add(word.toString());
        }

        word.setLength(0);
        open = false;
      } else {
        word.append(c);
        open = true;
      }
    }

    return words;
  }
}
