/** Other processes, in the tests of every module, for what cannot be tried on the own one. */
@NullMarked
package io.github.vocalpatterns.processes;

import org.jspecify.annotations.NullMarked;
