package org.calibrant.params;

import java.util.List;
import java.util.Map;

/**
 * Values with their origin.
 *
 * @param store the values
 * @param sources by key, in spec order: {@link Parameters#DEFAULT}, {@link Parameters#DERIVED},
 *     {@code profile NAME} or {@link Parameters#CONFIGURATION}
 * @param warnings old names that were used, one sentence each
 */
public record GivenParameters(
    ParameterStore store, Map<String, String> sources, List<String> warnings) {}
