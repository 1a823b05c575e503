package org.calibrant.report;

import java.util.List;
import java.util.Map;
import org.calibrant.core.Engine;
import org.calibrant.export.Export;
import org.calibrant.export.FinishedRun;
import org.calibrant.spark.RunFolder;

/**
 * What a report is about.
 *
 * @param run the run
 * @param files its tables and logs
 * @param engine what filled the tables; {@code null} where that is not known any more
 * @param figures those of the campaign's own, by name
 * @param asked units that the campaign asks for, by table; without those that depend on results
 * @param exports what the campaign makes of its tables: places by name, blank where it is not there
 * @param made the same exports, with their settings
 * @param state in a sentence: published, withdrawn, unfinished …
 * @param remarks what the reader should know of the report itself
 */
public record ReportedRun(
    RunFolder run,
    FinishedRun files,
    Engine engine,
    Map<String, Figure> figures,
    Map<String, Long> asked,
    Map<String, String> exports,
    List<Export> made,
    String state,
    List<String> remarks) {}
