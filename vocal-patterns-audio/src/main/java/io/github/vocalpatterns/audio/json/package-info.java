/**
 * How the modules of this library read JSON that need not be trusted. Not for applications; it may
 * change with any version.
 */
@NullMarked
package io.github.vocalpatterns.audio.json;

import org.jspecify.annotations.NullMarked;
