/** Pages that need nothing else: one style, and no text of a run that could become markup. */
package org.calibrant.html;
