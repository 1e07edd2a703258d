/**
 * Sung exercises made from a seed, labelled by construction: training data without recordings.
 *
 * <p>Start at {@link io.github.vocalpatterns.synthesis.ExerciseSynthesizer}. A take comes about as
 * in life: a {@code Melody} says what is sung, a {@code Voice} and a {@code Manner} who sings it
 * and how, {@code Timeline}, {@code PitchContour}, {@code LoudnessContour} and {@code Articulation}
 * turn that into the movements of glottis and mouth ({@code Controls}), {@code SourceFilter} into
 * sound, and {@code Recording} into the file of a microphone in a room.
 */
@NullMarked
package io.github.vocalpatterns.synthesis;

import org.jspecify.annotations.NullMarked;
