package org.calibrant.conf.lab;

import org.calibrant.core.Unit;

/** A kind beside its role. */
public record PowerLaw(double photonIndex, @Unit("photon cm-2 s-1 keV-1") double norm)
    implements SpectralModel {}
