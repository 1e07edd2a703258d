/**
 * The signal processing beneath {@link io.github.vocalpatterns.audio.AudioFeatures}: transforms,
 * filter banks, decibels and resampling over plain arrays. Nothing here knows of files, waveforms
 * or models.
 */
@NullMarked
package io.github.vocalpatterns.audio.dsp;

import org.jspecify.annotations.NullMarked;
