/**
 * Which implementation of the hot loops a process runs: plain Java, written so that HotSpot
 * vectorises it, or the Vector API where {@code --add-modules jdk.incubator.vector} made it
 * available. Internal to the library: it may change in any release.
 */
@NullMarked
package io.github.vocalpatterns.audio.kernels;

import org.jspecify.annotations.NullMarked;
