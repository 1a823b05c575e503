package org.calibrant.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.core.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {
  @TempDir Path folder;

  private FinishedRun run() {
    return new FinishedRun(folder.toString(), List.of(), List.of(), new Configuration());
  }

  private void part(int part, long from, long to, int slices) {
    Tables.part(
        folder,
        "MixedRow",
        part,
        from,
        to,
        slices,
        List.of(
            Tables.column("id", "unit", "", "index of the row"),
            Tables.column("case when id % 3 = 0 then id * 0.5D end", "x", "keV", "an \"energy\""),
            Tables.column("cast(case when id % 5 = 0 then id end as int)", "n", "", "a count"),
            Tables.column(
                "case when id % 4 = 0 then 'ok' when id % 4 = 1 then concat('µ', id) end",
                "status", "", ""),
            Tables.column(
                "case when id % 4 = 1 then transform(sequence(1, id % 40 + 1), i -> i * 1D)"
                    + " when id % 4 = 2 then array(1D, null, cast('NaN' as double))"
                    + " when id % 4 = 3 then array() end",
                "values", "cm2", ""),
            Tables.column("array(cast(id as int))", "whole", "", ""),
            Tables.column("cast(id as float)", "narrow", "", ""),
            Tables.column("array('a')", "texts", "", "")));
  }

  @Test
  void rowsComeInTheOrderOfPartsAndTasks() throws IOException {
    for (int part : new int[] {11, 2, 10, 0}) {
      part(part, part * 10L, part * 10L + 10, 3);
    }

    try (TableReader rows = TableReader.open(run(), "MixedRow", "unit")) {
      long row = 0;
      for (int part : new int[] {0, 2, 10, 11}) {
        for (long i = part * 10L; i < part * 10L + 10; i++) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.integer(0)).isEqualTo(i);
          assertThat(rows.row()).isEqualTo(row);
          row++;
        }
      }

      assertThat(rows.next()).isFalse();
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void everyTypeReadsBackAndNullIsNotANumber() throws IOException {
    part(0, 0, 1000, 2);
    try (TableReader rows =
        TableReader.open(
            run(), "MixedRow", "values", "x", "status", "n", "unit", "whole", "narrow")) {
      for (int i = 0; rows.next(); i++) {
        assertThat(rows.number(1)).isEqualTo(Double.valueOf(i % 3 == 0 ? i * 0.5 : Double.NaN));
        assertThat(rows.isNull(1)).isEqualTo(i % 3 != 0);
        assertThat(rows.text(2)).isEqualTo(i % 4 == 0 ? "ok" : i % 4 == 1 ? "µ" + i : null);
        assertThat(rows.number(3)).isEqualTo(Double.valueOf(i % 5 == 0 ? i : Double.NaN));
        assertThat(rows.number(4)).isEqualTo(i);
        assertThat(rows.numbers(0)).containsExactly(values(i));
        assertThat(rows.numbers(5)).containsExactly(i);
        assertThat(rows.number(6)).isEqualTo(i);
      }

      assertThat(rows.row()).isEqualTo(999);
    }
  }

  private static double[] values(int i) {
    double[] values = new double[i % 4 == 1 ? i % 40 + 1 : i % 4 == 2 ? 3 : 0];
    Arrays.setAll(values, k -> i % 4 == 1 ? k + 1 : k == 0 ? 1 : Double.NaN);
    return values;
  }

  @Test
  void unitsAndMeaningsTravelWithTheTable() throws IOException {
    part(0, 0, 10, 1);
    assertThat(TableReader.columns(run(), "MixedRow"))
        .contains(
            new TableColumn("unit", "long", "", "index of the row", false, List.of()),
            new TableColumn("x", "double", "keV", "an \"energy\"", false, List.of()),
            new TableColumn("values", "array<double>", "cm2", "", false, List.of()))
        .hasSize(8);
  }

  @Test
  void theFootersTellWhetherAColumnHasValues() throws IOException {
    part(0, 1, 2, 1);
    assertThat(TableReader.hasValues(run(), "MixedRow", "x")).isFalse();
    assertThat(TableReader.hasValues(run(), "MixedRow", "status")).isTrue();
    part(1, 3, 4, 1);
    assertThat(TableReader.hasValues(run(), "MixedRow", "x")).isTrue();
  }

  @Test
  void whatIsMissingOrOfAnotherTypeIsNamed() throws IOException {
    assertThatThrownBy(() -> TableReader.open(run(), "NoRow", "x"))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("/NoRow: there is no such table");
    part(0, 0, 10, 1);
    assertThatThrownBy(() -> TableReader.open(run(), "MixedRow", "unit", "y"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no column y; it has [unit, x, n, status, values, whole,");
    try (TableReader rows = TableReader.open(run(), "MixedRow", "x", "texts")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.value(1)).isInstanceOf(List.class);
    }

    try (TableReader rows = TableReader.open(run(), "MixedRow", "x", "status")) {
      rows.next();
      assertThatThrownBy(() -> rows.text(0)).hasMessageContaining("column x");
      assertThatThrownBy(() -> rows.number(1)).hasMessageContaining("column status");
    }
  }

  @Test
  void aDamagedTableIsReadOrRefusedInOneLine() throws IOException {
    long seed = 3;
    part(0, 0, 300, 1);
    Path file;
    try (Stream<Path> files = Files.walk(folder)) {
      file = files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }

    // Hadoop's own checksum would find all damage: a copy on another file system has none
    Files.delete(file.resolveSibling("." + file.getFileName() + ".crc"));
    byte[] good = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    for (int mutant = 0; mutant < 200; mutant++) {
      byte[] bad = good.clone();
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }

      Files.write(file, mutant % 10 == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad);
      try (TableReader rows =
          TableReader.open(run(), "MixedRow", "unit", "x", "status", "values")) {
        while (rows.next()) {
          rows.number(1);
        }
      } catch (BadInput e) {
        refused++;
        assertThat(e).message().contains(".parquet").doesNotContain("\n");
      } catch (Exception | Error e) {
        throw new AssertionError("mutant %d of seed %d".formatted(mutant, seed), e);
      }
    }

    assertThat(refused).isGreaterThan(30);
  }
}
