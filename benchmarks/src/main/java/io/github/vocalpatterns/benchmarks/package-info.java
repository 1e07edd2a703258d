/**
 * JMH benchmarks of the hot paths. Each verifies its answer before it is timed. Run them with
 * {@code benchmarks/run}.
 */
@NullMarked
package io.github.vocalpatterns.benchmarks;

import org.jspecify.annotations.NullMarked;
