package io.github.vocalpatterns.network;

/** What a layer does to each of its sums. */
public enum Activation {
  /** x. */
  LINEAR,
  /** max(x, 0). */
  RELU,
  /** exp(x_i) / Σ exp(x_j) over the features; only for {@link Dense}. */
  SOFTMAX
}
