package org.calibrant.cli;

import java.util.List;
import java.util.Map;

/**
 * What a verb has to say.
 *
 * @param lines for people
 * @param facts for programs: numbers, texts, lists and maps of them
 */
record Answer(Exit exit, List<String> lines, Map<String, Object> facts) {}
