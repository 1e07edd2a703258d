/**
 * The layers that training spends its time in, computed on Java arrays and matrix products under
 * the settings, parameters and shapes of Deeplearning4j's own. Public for {@link
 * io.github.vocalpatterns.model} alone; nothing here is meant for applications, and it may change
 * with any version.
 */
@NullMarked
package io.github.vocalpatterns.model.layers;

import org.jspecify.annotations.NullMarked;
