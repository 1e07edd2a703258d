package io.github.vocalpatterns.audio.augment;

/**
 * What an augmentation made.
 *
 * @param result the changed recording or spectrogram
 * @param report what was done to it
 * @param <T> what was changed
 */
public record Augmented<T>(T result, Report<T> report) {}
