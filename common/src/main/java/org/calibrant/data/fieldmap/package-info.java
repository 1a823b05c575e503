/**
 * Maps of magnetic fields: text with six numbers per line, {@code x y z Bx By Bz}, in millimetres and
 * tesla, one line per point of a rectangular grid, in any order. {@link
 * org.calibrant.data.fieldmap.FieldMap#read} makes a {@link org.calibrant.data.fieldmap.FieldMap} of
 * it or says which line is wrong.
 */
package org.calibrant.data.fieldmap;
