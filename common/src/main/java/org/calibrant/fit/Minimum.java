package org.calibrant.fit;

/**
 * Where a function of one variable is smallest.
 *
 * @param at the argument
 * @param value the function there
 * @param evaluations how often the function was asked
 * @param ending why the search ended
 */
public record Minimum(double at, double value, int evaluations, Ending ending) {}
