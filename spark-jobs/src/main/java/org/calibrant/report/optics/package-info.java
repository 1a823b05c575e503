/**
 * What the reports of optics show: images of stars, fits of them with what is left, the way of the
 * search, and what data determine.
 */
package org.calibrant.report.optics;
