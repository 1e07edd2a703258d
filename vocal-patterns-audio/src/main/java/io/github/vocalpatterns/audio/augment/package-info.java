/**
 * Changes recordings and spectrograms at random, so that a network learns what does not matter.
 *
 * <p>An {@link io.github.vocalpatterns.audio.augment.Augmentation} draws {@link
 * io.github.vocalpatterns.audio.augment.Step}s; the names and units of its parameters are those of
 * the Python library audiomentations. {@link io.github.vocalpatterns.audio.augment.Compose}, {@link
 * io.github.vocalpatterns.audio.augment.OneOf} and {@link
 * io.github.vocalpatterns.audio.augment.SomeOf} join several into one:
 *
 * <pre>{@code
 * Augmentation<Waveform> chain =
 *     Compose.of(
 *         new Gain(-6, 6),
 *         new TimeStretch(0.8, 1.25).p(0.5),
 *         OneOf.of(new AddGaussianSnr(10, 40), new Reverb(0.2, 1.2, 0, 20)).p(0.8));
 * Augmented<Waveform> augmented = chain.apply(take, Draw.of(seed, epoch, item));
 * augmented.result();            // the changed recording
 * augmented.report();            // what was done to it, replayable on any other
 * }</pre>
 *
 * <p>What is drawn depends on seed, epoch, item and the place of the augmentation in the chain
 * alone, see {@link io.github.vocalpatterns.audio.augment.Draw}: never on the order of the items,
 * the thread, or the sound.
 */
@NullMarked
package io.github.vocalpatterns.audio.augment;

import org.jspecify.annotations.NullMarked;
