package io.github.vocalpatterns.audio;

/** How a recording becomes windows of one size, each a picture that a network looks at. */
public sealed interface WindowPlan {

  /** Length of one window. */
  double windowSeconds();

  /** From the start of one window to the start of the next. */
  double stepSeconds();

  /**
   * Takes the silence off both ends, then lets one window hold the whole take whatever its tempo:
   * the hop between frames is chosen so that the take fills the window's frames. A take longer than
   * {@code longestTakeSeconds} is too long for one exercise and gets overlapping windows instead.
   *
   * @param trimTopDb what lies this many decibels below the loudest frame counts as silence
   * @param longestTakeSeconds longest take that one window may hold
   * @param windowSeconds length of the windows of a longer take
   * @param stepSeconds distance between the windows of a longer take
   */
  record WholeTake(
      double trimTopDb, double longestTakeSeconds, double windowSeconds, double stepSeconds)
      implements WindowPlan {

    /**
     * @throws IllegalArgumentException if a value is not positive, or a window is longer than
     *     {@code longestTakeSeconds}
     */
    public WholeTake {
      requirePositive("trimTopDb", trimTopDb);
      requirePositive("longestTakeSeconds", longestTakeSeconds);
      requirePositive("windowSeconds", windowSeconds);
      requirePositive("stepSeconds", stepSeconds);
      if (windowSeconds > longestTakeSeconds) {
        throw new IllegalArgumentException(
            "windowSeconds is "
                + windowSeconds
                + ", it must not exceed longestTakeSeconds, "
                + longestTakeSeconds);
      }
    }
  }

  /**
   * Stretches every recording to one duration with a phase vocoder, then cuts overlapping windows
   * with the hop of the {@link FeatureSpec}, as the Python prototype did.
   *
   * @param takeSeconds duration that every recording is stretched to
   * @param windowSeconds length of a window
   * @param stepSeconds distance between windows
   */
  record Stretched(double takeSeconds, double windowSeconds, double stepSeconds)
      implements WindowPlan {

    /**
     * @throws IllegalArgumentException if a value is not positive, or a window is longer than the
     *     take
     */
    public Stretched {
      requirePositive("takeSeconds", takeSeconds);
      requirePositive("windowSeconds", windowSeconds);
      requirePositive("stepSeconds", stepSeconds);
      if (windowSeconds > takeSeconds) {
        throw new IllegalArgumentException(
            "windowSeconds is "
                + windowSeconds
                + ", it must not exceed takeSeconds, "
                + takeSeconds);
      }
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ", it must be positive");
    }
  }
}
