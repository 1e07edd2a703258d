package io.github.vocalpatterns.synthesis;

/**
 * One note as it was really sung.
 *
 * @param onsetSeconds where it begins in the take
 * @param durationSeconds how long it sounds, its release excluded
 * @param midiPitch its pitch in semitones, 69 = 440 Hz, with the singer's intonation: fractional.
 *     Vibrato and glides move around it; for a trill it is the lower note.
 */
public record SungNote(double onsetSeconds, double durationSeconds, double midiPitch) {}
