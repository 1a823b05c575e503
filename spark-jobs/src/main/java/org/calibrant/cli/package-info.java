/**
 * The door: verbs, messages and exit codes. The only room that prints or ends the JVM.
 *
 * <p>One class per verb. A verb binds a configuration, asks the other rooms to work, and says what
 * came of it in a few lines or, with {@code --json}, in one object.
 */
package org.calibrant.cli;
