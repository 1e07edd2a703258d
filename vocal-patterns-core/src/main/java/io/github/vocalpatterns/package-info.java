/**
 * Says which exercise a vocal recording holds.
 *
 * <p>Start at {@link io.github.vocalpatterns.Classifier}:
 *
 * <pre>{@code
 * Classification c = Classifier.pretrained().classify(Path.of("take.wav"));
 * }</pre>
 */
@NullMarked
package io.github.vocalpatterns;

import org.jspecify.annotations.NullMarked;
