/**
 * A JShell session for researchers: everything imported, and results that show themselves.
 *
 * <p>Start at {@link io.github.vocalpatterns.examples.jshell.JshellCommand}.
 */
@NullMarked
package io.github.vocalpatterns.examples.jshell;

import org.jspecify.annotations.NullMarked;
