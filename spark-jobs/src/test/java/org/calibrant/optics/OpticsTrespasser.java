package org.calibrant.optics;

import com.typesafe.config.Config;
import nom.tam.fits.Fits;
import picocli.CommandLine;

/** Reads its own arguments, configuration and files. */
final class OpticsTrespasser {
  CommandLine arguments;
  Config configuration;
  Fits image;
}
