/**
 * Labelled takes to train and evaluate on.
 *
 * <p>Start at {@link io.github.vocalpatterns.dataset.TakeSource}.
 */
@NullMarked
package io.github.vocalpatterns.dataset;

import org.jspecify.annotations.NullMarked;
