package org.calibrant.xray;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calibrant.core.DidYouMean;
import org.calibrant.core.Engine;
import org.calibrant.core.Explanation;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;

/**
 * A modified response at one point of a modification's axes: {@link ChannelRow} and one {@link
 * ResponseRow} per energy bin, from which the export {@code OgipResponse} makes ARF and RMF files.
 *
 * @param response the unmodified instrument
 * @param modification the change
 * @param at value of each axis of the modification
 */
@KernelVersion(1)
public record ResponseEngine(
    ResponseFiles response, Modification modification, Map<String, Double> at) implements Engine {

  public ResponseEngine {
    at = Map.copyOf(at);
    List<String> names = modification.axes().stream().map(Table.Column::name).toList();
    for (String name : at.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "at has the unknown axis %s%s; the modification has %s"
                .formatted(name, DidYouMean.hint(name, names), names));
      }
    }

    for (String name : names) {
      if (!at.containsKey(name)) {
        throw new IllegalArgumentException("at lacks the axis " + name + " of the modification");
      }

      modification.check(name, at.get(name));
    }
  }

  @Override
  public void check() {
    modified();
  }

  private Response modified() {
    double[] point =
        modification.axes().stream().mapToDouble(axis -> at.get(axis.name())).toArray();
    return modification.modified(new Observation(response.load(), 1), point).response();
  }

  @Override
  public void run(Workers workers) {
    Response made = modified();
    List<ChannelRow> bounds = new ArrayList<>();
    for (int c = 0; c < made.channels(); c++) {
      bounds.add(
          new ChannelRow(
              c, made.firstChannel() + c, made.channelMin()[c], made.channelMax()[c], "ok", null));
    }

    workers.write(Table.of(ChannelRow.class), bounds);
    workers.write(Table.of(ResponseRow.class), new Bins(made.energies()), new Bin(made));
  }

  /** Energy bins by number. */
  record Bins(long size) implements Sweep<Integer> {
    @Override
    public Integer unit(long index) {
      return (int) index;
    }
  }

  /** One row of the matrix, from its first channel that is not 0 to its last. */
  record Bin(Response response) implements RowKernel<Integer, ResponseRow> {
    @Override
    public Stream<ResponseRow> apply(Integer e) {
      double[] row = response.row(e);
      int first = 0;
      int end = row.length;
      while (first < end && row[first] == 0) {
        first++;
      }

      while (end > first && row[end - 1] == 0) {
        end--;
      }

      int at = first == end ? 0 : first;
      double[] matrix = java.util.Arrays.copyOfRange(row, first, end);
      return Stream.of(
          new ResponseRow(
              e,
              response.edges()[e],
              response.edges()[e + 1],
              response.area()[e],
              response.firstChannel() + at,
              matrix,
              "ok",
              null));
    }

    @Override
    public List<String> explained(Integer e, ResponseRow row) {
      return new Explanation()
          .with("photons found in any channel", SimulatedCounts.total(row.matrix()), "")
          .with("counts per photon/cm2", SimulatedCounts.total(row.matrix()) * row.area(), "cm2")
          .lines();
    }

    @Override
    public Stream<ResponseRow> failed(Integer e, String reason) {
      return Stream.of(
          new ResponseRow(
              e,
              response.edges()[e],
              response.edges()[e + 1],
              0,
              response.firstChannel(),
              new double[0],
              "error",
              reason));
    }
  }
}
