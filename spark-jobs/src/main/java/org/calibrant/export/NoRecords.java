package org.calibrant.export;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Columns are read by themselves here: no record is put together from them. */
final class NoRecords extends GroupConverter {
  private static final PrimitiveConverter LEAF = new PrimitiveConverter() {};

  /** Stands for a group and for a value, whichever the reader takes it for. */
  private static final class Any extends GroupConverter {
    @Override
    public PrimitiveConverter asPrimitiveConverter() {
      return LEAF;
    }

    @Override
    public Converter getConverter(int field) {
      return this;
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }

  @Override
  public Converter getConverter(int field) {
    return new Any();
  }

  @Override
  public void start() {}

  @Override
  public void end() {}
}
