package org.calibrant.optics.inference;

import java.io.Serializable;
import java.util.Map;
import org.calibrant.optics.Observation;
import org.calibrant.params.Value;

/**
 * One way to build and use an instrument.
 *
 * @param observation what is looked at, through what, with what
 * @param values of its parameters, where they differ from those that designs share
 */
public record Design(Observation observation, Map<String, Value> values) implements Serializable {}
