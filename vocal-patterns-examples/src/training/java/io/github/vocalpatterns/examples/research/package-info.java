/**
 * Work on recordings and models: one small program for each thing to learn.
 *
 * <p>Start at {@link io.github.vocalpatterns.examples.research.TrainOnFolder}.
 */
@NullMarked
package io.github.vocalpatterns.examples.research;

import org.jspecify.annotations.NullMarked;
