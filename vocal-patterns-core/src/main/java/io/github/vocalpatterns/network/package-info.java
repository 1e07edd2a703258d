/**
 * A network that runs in plain Java: layers as values, and {@link
 * io.github.vocalpatterns.network.Network} that checks them against each other and evaluates them.
 *
 * <p>Conventions are those of Keras: pictures are channels-last, kernels are laid out as Keras lays
 * them out, an LSTM's gates come in the order input, forget, cell, output.
 */
@NullMarked
package io.github.vocalpatterns.network;

import org.jspecify.annotations.NullMarked;
