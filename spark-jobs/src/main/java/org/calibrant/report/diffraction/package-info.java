/**
 * What the reports of diffraction show: images before and after a refinement, the way there, the values
 * against the truth; for many stills how often the truth was found, and whether the uncertainties are
 * right.
 */
package org.calibrant.report.diffraction;
