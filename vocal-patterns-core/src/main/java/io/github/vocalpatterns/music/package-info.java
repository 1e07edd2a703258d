/**
 * What the notes of a take say by themselves, without any learning: {@link
 * io.github.vocalpatterns.music.MelodicMotion}.
 */
@NullMarked
package io.github.vocalpatterns.music;

import org.jspecify.annotations.NullMarked;
