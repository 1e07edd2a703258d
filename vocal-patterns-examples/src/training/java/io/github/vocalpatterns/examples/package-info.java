/** Everything to learn from and to run: see the packages below. */
@NullMarked
package io.github.vocalpatterns.examples;

import org.jspecify.annotations.NullMarked;
