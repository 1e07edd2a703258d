package io.github.vocalpatterns.synthesis;

/**
 * The key that a take means to be in.
 *
 * @param tonicMidi its first degree in semitones, 69 = 440 Hz: fractional, for nobody but a piano
 *     starts on a tempered pitch
 * @param mode what it is made of: the mode of a scale, for example {@code "harmonic minor"}, or the
 *     chord of an arpeggio, for example {@code "dominant seventh"}
 */
public record IntendedKey(double tonicMidi, String mode) {}
