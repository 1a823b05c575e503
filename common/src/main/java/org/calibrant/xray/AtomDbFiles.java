package org.calibrant.xray;

import java.io.Serializable;
import org.calibrant.core.InputFile;

/**
 * The two files of an AtomDB release.
 *
 * @param lines {@code apec_v…_line.fits}
 * @param continuum {@code apec_v…_coco.fits}
 */
public record AtomDbFiles(InputFile lines, InputFile continuum) implements Serializable {}
