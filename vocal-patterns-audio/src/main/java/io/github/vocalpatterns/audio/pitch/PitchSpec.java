package io.github.vocalpatterns.audio.pitch;

/**
 * How a pitch tracker looks at a waveform.
 *
 * @param sampleRateHz recordings are resampled to this rate, 1000 to 192 000
 * @param frameLength samples under one frame, 4 to 65 536; more than one period of {@code fminHz},
 *     better two
 * @param hopLength samples from one frame to the next, 1 to 65 536
 * @param fminHz lowest fundamental frequency looked for, above 0
 * @param fmaxHz highest fundamental frequency looked for, at most half the sample rate
 */
public record PitchSpec(
    int sampleRateHz, int frameLength, int hopLength, double fminHz, double fmaxHz) {

  /**
   * Voices from a bass's C2 to a soprano's D6, a frame of 46 ms every 11.6 ms, as long as in the
   * paper on pYIN. A longer frame smears vibrato and fast notes; of C2 three periods fit in, and of
   * such low notes single frames come out up to 20 cents sharp.
   */
  public static final PitchSpec DEFAULT = new PitchSpec(22050, 1024, 256, 65, 1200);

  /** librosa's defaults, with the range of its documentation: C2 to C7. */
  public static final PitchSpec LIBROSA = new PitchSpec(22050, 2048, 512, 65.40639, 2093.00452);

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException if one cannot work, naming it, its value and the rule
   */
  public PitchSpec {
    requireWithin("sampleRateHz", sampleRateHz, 1000, 192_000);
    requireWithin("frameLength", frameLength, 4, 65_536);
    requireWithin("hopLength", hopLength, 1, 65_536);
    require(fminHz > 0, "fminHz", fminHz, "must be positive");
    require(fmaxHz > fminHz, "fmaxHz", fmaxHz, "must lie above fminHz, " + fminHz);
    require(
        fmaxHz <= sampleRateHz / 2.0,
        "fmaxHz",
        fmaxHz,
        "must not exceed half the sample rate, " + sampleRateHz / 2.0);
    require(
        sampleRateHz / fminHz < frameLength - 1,
        "fminHz",
        fminHz,
        "must exceed "
            + sampleRateHz / (frameLength - 1.0)
            + ", so that a frame of "
            + frameLength
            + " samples holds a period");
  }

  private static void requireWithin(String name, int value, int least, int greatest) {
    require(
        value >= least && value <= greatest,
        name,
        value,
        "must lie between " + least + " and " + greatest);
  }

  private static void require(boolean holds, String name, Number value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ", it " + rule);
    }
  }

  /** Seconds from one frame to the next. */
  public double hopSeconds() {
    return (double) hopLength / sampleRateHz;
  }

  /** Shortest period looked for, in samples. */
  int minPeriod() {
    return (int) (sampleRateHz / fmaxHz);
  }

  /** Longest period looked for, in samples; less than the frame. */
  int maxPeriod() {
    return Math.min((int) Math.ceil(sampleRateHz / fminHz), frameLength - 1);
  }

  /** A builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Changes single values of a specification. Not thread-safe. */
  public static final class Builder {
    private int sampleRateHz;
    private int frameLength;
    private int hopLength;
    private double fminHz;
    private double fmaxHz;

    private Builder(PitchSpec spec) {
      sampleRateHz = spec.sampleRateHz;
      frameLength = spec.frameLength;
      hopLength = spec.hopLength;
      fminHz = spec.fminHz;
      fmaxHz = spec.fmaxHz;
    }

    /** Sets {@link PitchSpec#sampleRateHz}. */
    public Builder sampleRateHz(int value) {
      sampleRateHz = value;
      return this;
    }

    /** Sets {@link PitchSpec#frameLength}. */
    public Builder frameLength(int value) {
      frameLength = value;
      return this;
    }

    /** Sets {@link PitchSpec#hopLength}. */
    public Builder hopLength(int value) {
      hopLength = value;
      return this;
    }

    /** Sets {@link PitchSpec#fminHz}. */
    public Builder fminHz(double value) {
      fminHz = value;
      return this;
    }

    /** Sets {@link PitchSpec#fmaxHz}. */
    public Builder fmaxHz(double value) {
      fmaxHz = value;
      return this;
    }

    /**
     * The specification with the values set.
     *
     * @throws IllegalArgumentException if a value cannot work
     */
    public PitchSpec build() {
      return new PitchSpec(sampleRateHz, frameLength, hopLength, fminHz, fmaxHz);
    }
  }
}
