/**
 * Sound as numbers: waveforms and the spectrograms that librosa would compute from them.
 *
 * <p>Start at {@link io.github.vocalpatterns.audio.AudioFeatures}; its parameters are one {@link
 * io.github.vocalpatterns.audio.FeatureSpec}. {@link io.github.vocalpatterns.audio.AudioEffects}
 * goes from sound to sound.
 */
@NullMarked
package io.github.vocalpatterns.audio;

import org.jspecify.annotations.NullMarked;
