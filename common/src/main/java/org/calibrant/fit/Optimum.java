package org.calibrant.fit;

/**
 * Where a search ended.
 *
 * @param point the best point met, n numbers
 * @param value the function there
 * @param gradientNorm largest component of the gradient there, towards the inside of the box; NaN
 *     if the search knows no gradient
 * @param evaluations how often the function was evaluated, with or without its gradient
 * @param iterations how many steps the search took, by its own count
 * @param ending why it ended
 */
public record Optimum(
    double[] point,
    double value,
    double gradientNorm,
    int evaluations,
    int iterations,
    Ending ending) {}
