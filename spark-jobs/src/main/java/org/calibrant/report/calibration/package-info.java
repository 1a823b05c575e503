/** Figures of reports of the calibration engines. */
package org.calibrant.report.calibration;
