/**
 * Features of many files at once, kept in a cache. Start at {@link
 * io.github.vocalpatterns.audio.batch.FeatureBatch}.
 */
@NullMarked
package io.github.vocalpatterns.audio.batch;

import org.jspecify.annotations.NullMarked;
