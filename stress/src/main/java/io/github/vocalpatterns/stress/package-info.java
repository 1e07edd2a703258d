/** One classifier under many threads for a long time. */
@NullMarked
package io.github.vocalpatterns.stress;

import org.jspecify.annotations.NullMarked;
