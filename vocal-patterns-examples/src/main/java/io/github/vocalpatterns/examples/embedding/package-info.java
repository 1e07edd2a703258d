/**
 * This library in an application that needs no training: one small program for each thing to learn.
 *
 * <p>Start at {@link io.github.vocalpatterns.examples.embedding.ClassifyFile}.
 */
@NullMarked
package io.github.vocalpatterns.examples.embedding;

import org.jspecify.annotations.NullMarked;
