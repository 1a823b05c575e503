package org.calibrant.cli;

/** Makes the exports of a run again and again, until it is killed: {@code run's folder}. */
final class ExportLoop {
  private ExportLoop() {}

  public static void main(String[] arguments) {
    while (true) {
      Asked again = Asked.of("export", arguments[0]);
      if (again.exit() != 0) {
        System.err.println(again.err());
        System.exit(again.exit());
      }

      System.out.println("made");
    }
  }
}
