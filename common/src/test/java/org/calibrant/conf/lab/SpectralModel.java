package org.calibrant.conf.lab;

/** A role. */
public interface SpectralModel {}
