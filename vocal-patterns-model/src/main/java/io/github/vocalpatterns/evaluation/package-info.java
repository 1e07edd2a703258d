/**
 * How good a classifier is on takes of known pattern.
 *
 * <p>Start at {@link io.github.vocalpatterns.evaluation.Evaluation}.
 */
@NullMarked
package io.github.vocalpatterns.evaluation;

import org.jspecify.annotations.NullMarked;
