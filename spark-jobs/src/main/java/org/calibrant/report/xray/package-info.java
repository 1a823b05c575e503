/** Figures of reports of the X-ray engines. */
package org.calibrant.report.xray;
