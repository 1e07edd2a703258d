package io.github.vocalpatterns.audio;

/** How a recording becomes windows of one size, each a picture that a network looks at. */
public sealed interface WindowPlan {

  /** Ten minutes; a model file must not ask for more memory than there is. */
  double LONGEST_SECONDS = 600;

  /** Shorter steps would give windows without number. */
  double SHORTEST_STEP_SECONDS = 0.01;

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
     * @throws IllegalArgumentException if a value is not positive and finite, a window is longer
     *     than {@code longestTakeSeconds} or 600 s, or a step is shorter than 0.01 s or longer than
     *     a window
     */
    public WholeTake {
      requirePositive("trimTopDb", trimTopDb);
      requirePositive("longestTakeSeconds", longestTakeSeconds);
      requireWindows(windowSeconds, stepSeconds);
      requireAtMost("windowSeconds", windowSeconds, "longestTakeSeconds, ", longestTakeSeconds);
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
     * @throws IllegalArgumentException if a value is not positive and finite, a window is longer
     *     than the take, the take is longer than 600 s, or a step is shorter than 0.01 s or longer
     *     than a window
     */
    public Stretched {
      requirePositive("takeSeconds", takeSeconds);
      requireAtMost("takeSeconds", takeSeconds, "", LONGEST_SECONDS);
      requireWindows(windowSeconds, stepSeconds);
      requireAtMost("windowSeconds", windowSeconds, "takeSeconds, ", takeSeconds);
    }
  }

  private static void requireWindows(double windowSeconds, double stepSeconds) {
    requirePositive("windowSeconds", windowSeconds);
    requireAtMost("windowSeconds", windowSeconds, "", LONGEST_SECONDS);
    requirePositive("stepSeconds", stepSeconds);
    requireAtMost("stepSeconds", stepSeconds, "windowSeconds, ", windowSeconds);
    if (stepSeconds < SHORTEST_STEP_SECONDS) {
      throw new IllegalArgumentException(
          "stepSeconds is " + stepSeconds + ", it must be at least " + SHORTEST_STEP_SECONDS);
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", it must be positive and finite");
    }
  }

  private static void requireAtMost(String name, double value, String limitName, double limit) {
    if (value > limit) {
      throw new IllegalArgumentException(
          name + " is " + value + ", it must not exceed " + limitName + limit);
    }
  }
}
