package org.calibrant.cli;

import java.io.PrintStream;
import java.util.Locale;

/** Where the JVM comes in and goes out. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Numbers are written alike in every country: reports of one run have the same bytes.
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    // What any library prints is not part of an answer.
    System.setOut(System.err);
    Ending.watch();
    int code = new Door(out, System.err).enter(arguments);
    Ending.told(code);
    // To YARN, a driver that exits has failed, whatever its code; it would be started again.
    if (code != 0 || !Message.driverIsFar()) {
      System.exit(code);
    }
  }
}
