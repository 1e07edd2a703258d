/** Tells whether a vocal take is a scale, an arpeggio or something else. */
@NullMarked
package io.github.vocalpatterns;

import org.jspecify.annotations.NullMarked;
