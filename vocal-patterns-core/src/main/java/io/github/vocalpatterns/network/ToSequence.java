package io.github.vocalpatterns.network;

/**
 * Lays a picture out as a sequence of steps.
 *
 * @param order which value goes where
 * @param steps length of the sequence: the picture's frames in {@link Order#TIME_MAJOR}, any
 *     divisor of the picture's size in {@link Order#PLAIN_RESHAPE}
 */
public record ToSequence(Order order, int steps) implements Layer {

  /** How the values of a picture become steps. */
  public enum Order {
    /** One step a frame; its features are ordered by band, then by channel. */
    TIME_MAJOR,
    /**
     * Keras' {@code Reshape((steps, -1))} of the bands × frames × channels array. Unless one band
     * is left, its steps are not moments in time; models of the Python prototype need it.
     */
    PLAIN_RESHAPE
  }

  /**
   * Checks the number of steps.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public ToSequence {
    if (steps <= 0) {
      throw new IllegalArgumentException("steps is " + steps + ", it must be positive");
    }
  }
}
