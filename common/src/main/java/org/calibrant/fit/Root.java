package org.calibrant.fit;

/**
 * Where a function of one variable crosses zero.
 *
 * @param at the argument
 * @param value the function there
 * @param evaluations how often the function was asked
 * @param ending why the search ended
 */
public record Root(double at, double value, int evaluations, Ending ending) {}
