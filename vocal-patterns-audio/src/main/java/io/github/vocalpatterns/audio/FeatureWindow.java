package io.github.vocalpatterns.audio;

/**
 * One window of a recording and what a network sees of it.
 *
 * @param startSeconds where the window starts in the recording
 * @param endSeconds where it ends
 * @param spectrogram normalised decibels, {@link FeatureSpec#bands()} × {@link
 *     FeatureSpec#frames()}
 */
public record FeatureWindow(double startSeconds, double endSeconds, Spectrogram spectrogram) {}
