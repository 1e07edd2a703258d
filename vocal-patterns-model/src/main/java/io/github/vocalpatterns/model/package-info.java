/** Training with Deeplearning4j. */
@NullMarked
package io.github.vocalpatterns.model;

import org.jspecify.annotations.NullMarked;
