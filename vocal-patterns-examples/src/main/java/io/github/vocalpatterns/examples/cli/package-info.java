/** The command line: {@code ./vocal-patterns classify take.wav}. Start at {@link Main}. */
@NullMarked
package io.github.vocalpatterns.examples.cli;

import org.jspecify.annotations.NullMarked;
