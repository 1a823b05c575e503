package org.calibrant.drift;

import java.util.List;

/**
 * How a column has moved between two runs.
 *
 * @param compared values that both runs have, elements of arrays counted one by one
 * @param same of them, those with the same bits
 * @param appeared values that only the second run has, in rows that both have
 * @param vanished values that only the first run has, in rows that both have
 * @param mean of second − first
 * @param rms of second − first
 * @param largest |second − first|
 * @param largestSigma the largest |second − first| in standard errors of the first run's row; NaN
 *     where none is stated
 * @param ksD Kolmogorov-Smirnov statistic of the two distributions
 * @param ksP its probability
 * @param worst rows that moved most, by sigma where there is one, else by the difference
 */
public record ColumnDrift(
    String column,
    String unit,
    long compared,
    long same,
    long appeared,
    long vanished,
    double mean,
    double rms,
    double largest,
    double largestSigma,
    double ksD,
    double ksP,
    List<WorstRow> worst) {

  /**
   * A row that moved much.
   *
   * @param unit the value of the column {@code unit} in the second run
   * @param key of the row
   * @param sigma the difference in standard errors; NaN where none is stated
   */
  public record WorstRow(long unit, String key, double first, double second, double sigma) {}

  /** Whether nothing has moved. */
  public boolean isStill() {
    return same == compared && appeared == 0 && vanished == 0;
  }
}
