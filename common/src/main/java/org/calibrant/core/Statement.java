package org.calibrant.core;

import java.io.Serializable;

/**
 * A value that an engine works with.
 *
 * @param name of it
 * @param value as text
 * @param unit or {@code ""}
 * @param source where it comes from, in a word or two
 * @param path where the configuration has it, seen from the engine; {@code ""} where it does not
 */
public record Statement(String name, String value, String unit, String source, String path)
    implements Serializable {}
