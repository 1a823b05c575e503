/** What reports show of tracks and of the fields that bend them. */
package org.calibrant.report.tracks;
