/**
 * Fundamental frequency over time, and the notes that were sung.
 *
 * <p>Start at {@link io.github.vocalpatterns.audio.pitch.PitchTracker}, then {@link
 * io.github.vocalpatterns.audio.pitch.NoteSequence}:
 *
 * <pre>{@code
 * PitchTrack track = PitchTracker.pyin(PitchSpec.DEFAULT).track(waveform);
 * NoteSequence notes = NoteSequence.of(track);
 * }</pre>
 */
@NullMarked
package io.github.vocalpatterns.audio.pitch;

import org.jspecify.annotations.NullMarked;
