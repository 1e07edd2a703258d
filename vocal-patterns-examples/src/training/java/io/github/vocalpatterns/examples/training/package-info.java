/** The commands that need Deeplearning4j or the synthesiser; they join through ServiceLoader. */
@NullMarked
package io.github.vocalpatterns.examples.training;

import org.jspecify.annotations.NullMarked;
