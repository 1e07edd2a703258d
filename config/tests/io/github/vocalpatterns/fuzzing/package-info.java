/** What fuzzing and the replay of its findings have in common in every module. */
@NullMarked
package io.github.vocalpatterns.fuzzing;

import org.jspecify.annotations.NullMarked;
