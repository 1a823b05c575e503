package org.calibrant.optics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.RowKernel;
import org.calibrant.optics.inference.Bench;
import org.calibrant.optics.inference.Setting;
import org.calibrant.optics.telescope.Telescope;
import org.calibrant.params.ParameterStore;

/** Computes the images of a block of stores, one after the other. */
record PsfKernel(Setting setting, StoreSource stores)
    implements RowKernel<RowBlocks.Block, PsfRow> {
  private static final String RAW_FLUXES = "binary.raw_fluxes";
  private static final String FOCAL_LENGTH = "system.focal_length_m";

  void check() {
    Bench bench = setting.bench();
    bench.image(bench.values());
    stores.check(bench.values());
  }

  @Override
  public Stream<PsfRow> apply(RowBlocks.Block block) {
    Bench bench = setting.bench();
    String structure = setting.observation().structure();
    List<PsfRow> rows = new ArrayList<>((int) (block.to() - block.from()));
    for (long index = block.from(); index < block.to(); index++) {
      rows.add(row(index, bench, structure));
    }

    return rows.stream();
  }

  private PsfRow row(long index, Bench bench, String structure) {
    try {
      ParameterStore store = stores.store(index, bench.values());
      double[] image = bench.image(store);
      double total = 0;
      for (double pixel : image) {
        total += pixel;
      }

      if (!Double.isFinite(total)) {
        return empty(index, structure, "the image is not finite");
      }

      StoreValues values =
          StoreValues.of(store, Telescope.derivations(setting.observation().optics().scope()));
      return new PsfRow(
          index,
          stores.id(index),
          bench.rows(),
          bench.columns(),
          image,
          total,
          Arrays.stream(image).max().orElse(0),
          values.number(Names.PLATE_SCALE),
          values.number(FOCAL_LENGTH),
          values.number(Names.BEAM_MAGNIFICATION),
          values.number(Names.PROPAGATION_DISTANCE),
          values.number(Names.LOG_FLUX),
          values.vector(RAW_FLUXES),
          values.names(),
          values.values(),
          structure,
          "ok",
          null);
    } catch (RuntimeException e) {
      return empty(index, structure, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<String> explained(RowBlocks.Block block, PsfRow row) {
    Bench bench = setting.bench();
    double[] image = bench.image(stores.store(row.unit(), bench.values()));
    return ImageFacts.of(image, bench.columns()).lines();
  }

  @Override
  public Stream<PsfRow> failed(RowBlocks.Block block, String reason) {
    return LongStream.range(block.from(), block.to()).mapToObj(index -> empty(index, "", reason));
  }

  private PsfRow empty(long index, String structure, String reason) {
    int pixels = setting.observation().detector().pixels();
    return new PsfRow(
        index,
        stores.id(index),
        pixels,
        pixels,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new String[0],
        new double[0],
        structure,
        "error",
        reason);
  }
}
