/**
 * Labelled takes to train and evaluate on.
 *
 * <p>Start at {@link io.github.vocalpatterns.dataset.Manifest} for recordings, at {@link
 * io.github.vocalpatterns.dataset.TakeSource} for takes of any kind, and split them with {@link
 * io.github.vocalpatterns.dataset.Split}.
 */
@NullMarked
package io.github.vocalpatterns.dataset;

import org.jspecify.annotations.NullMarked;
