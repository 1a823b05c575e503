package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;
import org.calibrant.xray.LibraryRow;
import org.junit.jupiter.api.Test;

class TableSchemasTest {

  @Test
  void theSpreadFieldBecomesItsColumnsAtItsPlace() {
    StructType schema = TableSchemas.of(Probe.TABLE);
    assertThat(schema.fieldNames())
        .containsExactly(
            "unit", "mu", "A", "copy", "weight", "even", "value", "series", "names", "status",
            "note");
    assertThat(TableSchemas.of(Table.of(ProbeRow.class)).size()).isEqualTo(9);
  }

  @Test
  void typesAndNullabilityAreThoseOfTheAvroSchema() {
    StructType schema = TableSchemas.of(Probe.TABLE);
    assertThat(schema.apply("unit").dataType()).isEqualTo(DataTypes.LongType);
    assertThat(schema.apply("unit").nullable()).isFalse();
    assertThat(schema.apply("weight").dataType()).isEqualTo(DataTypes.FloatType);
    assertThat(schema.apply("weight").nullable()).isTrue();
    assertThat(schema.apply("copy").dataType()).isEqualTo(DataTypes.IntegerType);
    assertThat(schema.apply("even").dataType()).isEqualTo(DataTypes.BooleanType);
    assertThat(schema.apply("names").dataType())
        .isEqualTo(DataTypes.createArrayType(DataTypes.StringType, false));
  }

  @Test
  void generatedRowsCarryTheUnitsOfTheirSchema() {
    StructType schema =
        TableSchemas.of(
            new Table<>(LibraryRow.class, List.of(new Table.Column("mu", "keV", "centre"))));
    assertThat(schema.apply("t_fit").metadata().getString("unit")).isEqualTo("keV");
    assertThat(schema.apply("mu").metadata().getString("unit")).isEqualTo("keV");
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    Table<ProbeRow> table =
        new Table<>(ProbeRow.class, List.of(new Table.Column("Status", "", "")));
    assertThatThrownBy(() -> TableSchemas.of(table))
        .hasMessageContaining("two columns of ProbeRow are called \"status\"");
  }

  @Test
  void aRowWithoutAFieldToSpreadCannotSpread() {
    Table<Plain> table = new Table<>(Plain.class, List.of(new Table.Column("mu", "", "")));
    assertThatThrownBy(() -> TableSchemas.of(table))
        .hasMessage("Plain has 0 spread fields, expected one");
  }

  @Test
  void aTypeWithoutAColumnIsRefusedByName() {
    assertThatThrownBy(() -> TableSchemas.of(Table.of(Raw.class)))
        .hasMessageContaining("Raw.blob: no column type for \"bytes\"");
  }

  @Test
  void aRowOfTheWrongWidthIsAFault() {
    TableColumns columns = TableColumns.of(Probe.TABLE, TableSchemas.of(Probe.TABLE));
    ProbeRow row =
        new ProbeRow(0, new double[3], 0, null, true, null, new double[0], null, "ok", null);
    assertThatThrownBy(() -> columns.values(row))
        .hasMessage("ProbeRow: a row has 3 values to spread over 2 columns");
  }

  @Test
  void anotherUnitIsAnotherFingerprint() {
    StructType schema = TableSchemas.of(Probe.TABLE);
    StructType other =
        TableSchemas.of(
            new Table<>(
                ProbeRow.class,
                List.of(new Table.Column("mu", "eV", "centre"), Probe.TABLE.spread().get(1))));
    assertThat(TableSchemas.fingerprint(schema)).isNotEqualTo(TableSchemas.fingerprint(other));
  }

  record Plain(long unit) implements TableRow {
    public static final String SCHEMA =
        """
        {"type": "record", "name": "Plain", "fields": [{"name": "unit", "type": "long"}]}\
        """;

    @Override
    public Object[] columns() {
      return new Object[] {unit};
    }
  }

  record Raw(long unit) implements TableRow {
    public static final String SCHEMA =
        """
        {"type": "record", "name": "Raw", "fields": [{"name": "blob", "type": "bytes"}]}\
        """;

    @Override
    public Object[] columns() {
      return new Object[] {unit};
    }
  }
}
