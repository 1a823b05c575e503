package org.calibrant.spark;

/**
 * What is computed between the writes of a campaign: replies from workers, and the engine itself.
 *
 * @param calls of {@code map} that were followed
 * @param wallSeconds on this machine
 * @param coreSeconds on one core
 * @param growth how much more there is of everything than was followed, as the engine tells; 1 for a
 *     campaign that was followed to its end
 * @param known whether the engine came to its end, or told how far it was
 */
public record LoopPrice(
    long calls, Price wallSeconds, Price coreSeconds, double growth, boolean known) {}
