/**
 * Pictures of sound, training and judgement, as PNG, SVG or in a window.
 *
 * <p>Start at {@link io.github.vocalpatterns.plot.Plot}, or for a terminal at {@link
 * io.github.vocalpatterns.plot.TextPlot}. Nothing here needs a display except {@link
 * io.github.vocalpatterns.plot.Plot#show()}; the JDK's fonts are needed.
 */
@NullMarked
package io.github.vocalpatterns.plot;

import org.jspecify.annotations.NullMarked;
