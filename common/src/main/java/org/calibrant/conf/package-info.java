/**
 * From a file to a tree of records.
 */
package org.calibrant.conf;
