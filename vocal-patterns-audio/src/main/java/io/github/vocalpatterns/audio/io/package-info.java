/**
 * Recordings in and out of files: {@link io.github.vocalpatterns.audio.io.AudioFiles} is the place
 * to start. A file's first bytes decide how it is read, never its name; each format has one class
 * of this package to enter by, and no audio service that happens to be installed is ever asked.
 */
@NullMarked
package io.github.vocalpatterns.audio.io;

import org.jspecify.annotations.NullMarked;
