/**
 * The library on an Apache Spark cluster.
 *
 * <p>Start at {@link io.github.vocalpatterns.examples.spark.ClassifyCorpus}.
 */
@NullMarked
package io.github.vocalpatterns.examples.spark;

import org.jspecify.annotations.NullMarked;
