package org.calibrant.xray;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.InputFile;

/** Small tables as FITS files, written byte by byte. */
final class SmallFits {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A column: its name, its form without the count, and one cell per row. */
  record Column(String name, char type, Object[] cells) {
    static Column of(String name, char type, Object... cells) {
      return new Column(name, type, cells);
    }

    int count() {
      return cells[0] instanceof double[] numbers
          ? numbers.length
          : cells[0] instanceof String ? 12 : 1;
    }

    int width() {
      return count() * (type == 'D' ? 8 : type == 'A' ? 1 : 4);
    }
  }

  SmallFits(String... cards) {
    List<String> all = new ArrayList<>(List.of("SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 0"));
    all.addAll(List.of(cards));
    header(all);
  }

  SmallFits table(String name, List<String> cards, Column... columns) {
    int rows = columns[0].cells().length;
    int width = 0;
    List<String> all = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      width += columns[i].width();
      all.add("TTYPE%-3d= '%s'".formatted(i + 1, columns[i].name()));
      all.add("TFORM%-3d= '%d%s'".formatted(i + 1, columns[i].count(), columns[i].type()));
    }

    all.addAll(
        0,
        List.of(
            "XTENSION= 'BINTABLE'",
            "BITPIX  = 8",
            "NAXIS   = 2",
            "NAXIS1  = " + width,
            "NAXIS2  = " + rows,
            "PCOUNT  = 0",
            "GCOUNT  = 1",
            "TFIELDS = " + columns.length));
    all.add("EXTNAME = '" + name + "'");
    all.addAll(cards);
    header(all);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(data);
    for (int row = 0; row < rows; row++) {
      for (Column column : columns) {
        write(column.type(), column.cells()[row], out);
      }
    }

    data.writeBytes(new byte[(2880 - data.size() % 2880) % 2880]);
    bytes.writeBytes(data.toByteArray());
    return this;
  }

  InputFile write(Path file) {
    try {
      Files.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    return new InputFile(file.toString());
  }

  private static void write(char type, Object cell, DataOutputStream out) {
    try {
      if (cell instanceof String text) {
        out.writeBytes("%-12s".formatted(text));
      } else if (cell instanceof double[] numbers) {
        for (double number : numbers) {
          write(type, number, out);
        }
      } else {
        double number = ((Number) cell).doubleValue();
        switch (type) {
          case 'J' -> out.writeInt((int) number);
          case 'E' -> out.writeFloat((float) number);
          default -> out.writeDouble(number);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void header(List<String> cards) {
    StringBuilder text = new StringBuilder();
    cards.forEach(card -> text.append("%-80s".formatted(card)));
    text.append("%-80s".formatted("END"));
    text.append(" ".repeat((2880 - text.length() % 2880) % 2880));
    bytes.writeBytes(text.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
