package org.calibrant.export;

import java.io.Serializable;

/** stub. */
public interface Export extends Serializable {}
