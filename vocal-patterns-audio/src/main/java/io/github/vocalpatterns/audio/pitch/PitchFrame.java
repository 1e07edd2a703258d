package io.github.vocalpatterns.audio.pitch;

/**
 * What a pitch tracker says of one moment.
 *
 * @param timeSeconds the centre of the frame
 * @param f0Hz the fundamental frequency, NaN where there is no estimate
 * @param voiced whether the sound has a pitch here
 * @param voicedProbability how sure that is, 0 to 1
 * @param levelDb root mean square of the frame in decibels of full scale, −∞ in digital silence,
 *     NaN where it is not known
 */
public record PitchFrame(
    double timeSeconds, double f0Hz, boolean voiced, double voicedProbability, double levelDb) {}
