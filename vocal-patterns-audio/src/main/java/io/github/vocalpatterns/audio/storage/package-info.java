/**
 * How the modules of this library keep files: whole or not there, and known by their digest. Not
 * for applications; it may change with any version.
 */
@NullMarked
package io.github.vocalpatterns.audio.storage;

import org.jspecify.annotations.NullMarked;
