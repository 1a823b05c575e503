/**
 * Calibration of models against observations: ensembles of walkers that sample a posterior, and what
 * can be said of their chains.
 */
package org.calibrant.calibration;
