package org.calibrant.params;

/**
 * Numbers as they are written.
 *
 * @param numbers one of a scalar, one per element of a vector
 */
public record Numbers(double[] numbers) implements Value {}
