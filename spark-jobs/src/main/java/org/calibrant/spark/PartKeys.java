package org.calibrant.spark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.TableRow;

/**
 * What the rows of a part are a function of, as a digest: the versions of the code, the columns, and
 * all that the kernel {@link RowKernel#uses uses} for each of the part's units. Two parts with the
 * same key have the same rows, bit for bit, whichever run they belong to.
 */
final class PartKeys<U, R extends TableRow> {
  private final byte[] common;
  private final Sweep<U> sweep;
  private final RowKernel<U, R> kernel;
  private final Fingerprint fingerprint = new Fingerprint();

  /** What the unit before used, which the next one mostly shares. */
  private final List<Object> last = new ArrayList<>();

  private final List<byte[]> lastDigests = new ArrayList<>();

  /**
   * @param code lines that name versions of arithmetic and jars of users
   */
  PartKeys(
      List<String> code, String table, StructType schema, Sweep<U> sweep, RowKernel<U, R> kernel) {
    StringBuilder text = new StringBuilder(table);
    code.stream().sorted().forEach(line -> text.append('\n').append(line));
    for (StructField field : schema.fields()) {
      text.append('\n').append(field.name()).append(' ').append(field.dataType().simpleString());
      text.append(field.nullable() ? " null " : " ").append(unit(field));
    }

    this.common = text.toString().getBytes(StandardCharsets.UTF_8);
    this.sweep = sweep;
    this.kernel = kernel;
  }

  private static String unit(StructField field) {
    return field.metadata().contains("unit") ? field.metadata().getString("unit") : "";
  }

  /**
   * The key of a range of the sweep; empty when something that is used has no fingerprint.
   *
   * @param start number of the sweep's first unit within the table
   */
  String of(Range units, long start) {
    MessageDigest sha = Sha256.digest();
    sha.update(common);
    sha.update(
        "\nunits %d %d"
            .formatted(start + units.from(), start + units.to())
            .getBytes(StandardCharsets.UTF_8));
    try {
      for (long index = units.from(); index < units.to(); index++) {
        add(sha, kernel.uses(sweep.unit(index)));
      }
    } catch (Fingerprint.Opaque e) {
      return "";
    } catch (RuntimeException | StackOverflowError e) {
      return ""; // a unit that cannot even be made becomes a failed row, or the run's failure
    }

    return HexFormat.of().formatHex(sha.digest());
  }

  private void add(MessageDigest sha, List<?> used) {
    for (int i = 0; i < used.size(); i++) {
      Object value = used.get(i);
      boolean same = i < last.size() && last.get(i) == value;
      byte[] digest = same ? lastDigests.get(i) : fingerprint.of(value);
      if (i == last.size()) {
        last.add(value);
        lastDigests.add(digest);
      } else if (!same) {
        last.set(i, value);
        lastDigests.set(i, digest);
      }

      sha.update(digest);
    }
  }
}
