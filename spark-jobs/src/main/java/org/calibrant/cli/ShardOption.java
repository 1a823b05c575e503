package org.calibrant.cli;

import org.calibrant.spark.Shard;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads "k/N". */
final class ShardOption implements ITypeConverter<Shard> {
  @Override
  public Shard convert(String text) {
    try {
      return Shard.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
