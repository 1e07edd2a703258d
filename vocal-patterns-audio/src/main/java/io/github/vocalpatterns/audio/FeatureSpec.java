package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.dsp.BandNorm;
import io.github.vocalpatterns.audio.dsp.FrequencyScale;
import io.github.vocalpatterns.audio.dsp.PadMode;

/**
 * Every parameter between a waveform and the pictures that a network sees: one immutable value that
 * travels inside the model file, so that a model is never fed anything else than it was trained on.
 *
 * @param sampleRateHz recordings are resampled to this rate, 1000 to 192 000
 * @param fftSize samples under one analysis window (n_fft), 2 to 65 536
 * @param hopLength samples from one frame to the next, 1 to 65 536, where the {@link WindowPlan}
 *     does not choose the hop itself
 * @param padMode what stands beyond the ends of the recording
 * @param frequencyScale how the bands divide the frequency axis
 * @param bandNorm how the filters of the bands are scaled
 * @param bands number of frequency bands (n_mels), 1 to 4096
 * @param fminHz lower edge of the lowest band, at least 0; above 0 on a logarithmic scale
 * @param fmaxHz upper edge of the highest band, at most half the sample rate
 * @param topDb decibels below the loudest value at which values are cut off
 * @param normalisation how the decibels of a window are scaled
 * @param frames frames in one window, at most 2²² values with all bands; of a {@link
 *     WindowPlan.Stretched} window as many as its hop makes, 1 + ⌊samples / hop⌋
 * @param windowPlan how a recording becomes windows
 */
public record FeatureSpec(
    int sampleRateHz,
    int fftSize,
    int hopLength,
    PadMode padMode,
    FrequencyScale frequencyScale,
    BandNorm bandNorm,
    int bands,
    double fminHz,
    double fmaxHz,
    double topDb,
    Normalisation normalisation,
    int frames,
    WindowPlan windowPlan) {

  /**
   * What the shipped model hears: a logarithmic frequency axis from below a bass to above the
   * second formant, the whole take in one window whatever its tempo.
   */
  public static final FeatureSpec DEFAULT =
      new FeatureSpec(
          22050,
          4096,
          512,
          PadMode.ZERO,
          FrequencyScale.LOGARITHMIC,
          BandNorm.SLANEY,
          128,
          70,
          3200,
          60,
          Normalisation.MIN_MAX,
          302,
          new WindowPlan.WholeTake(35, 20, 12, 4));

  /** What the Python prototype computed, without the noise that it added. */
  public static final FeatureSpec PROTOTYPE =
      new FeatureSpec(
          22050,
          2048,
          512,
          PadMode.ZERO,
          FrequencyScale.SLANEY,
          BandNorm.SLANEY,
          128,
          200,
          2500,
          80,
          Normalisation.MIN_MAX,
          302,
          new WindowPlan.Stretched(10, 7, 1));

  /** A window that holds more values would be no picture but an attack on memory: 16 MiB. */
  private static final int MOST_VALUES = 1 << 22;

  /**
   * Checks every value. The upper limits keep a hostile model file from asking for more memory than
   * there is.
   *
   * @throws IllegalArgumentException if one cannot work, naming it, its value and the rule
   */
  public FeatureSpec {
    requireWithin("sampleRateHz", sampleRateHz, 1000, 192_000);
    requireWithin("fftSize", fftSize, 2, 65_536);
    requireWithin("hopLength", hopLength, 1, 65_536);
    requireWithin("bands", bands, 1, 4096);
    requireWithin("frames", frames, 1, MOST_VALUES / bands);
    require(fminHz >= 0, "fminHz", fminHz, "must be at least 0");
    require(
        fminHz > 0 || frequencyScale != FrequencyScale.LOGARITHMIC,
        "fminHz",
        fminHz,
        "must be positive on a logarithmic scale");
    require(fmaxHz > fminHz, "fmaxHz", fmaxHz, "must lie above fminHz, " + fminHz);
    require(
        fmaxHz <= sampleRateHz / 2.0,
        "fmaxHz",
        fmaxHz,
        "must not exceed half the sample rate, " + sampleRateHz / 2.0);
    require(topDb > 0 && Double.isFinite(topDb), "topDb", topDb, "must be positive and finite");
    if (windowPlan instanceof WindowPlan.Stretched plan) {
      long fitting = 1 + Math.round(plan.windowSeconds() * sampleRateHz) / hopLength;
      require(
          frames == fitting,
          "frames",
          frames,
          "must be " + fitting + ", what the hop makes of " + plan.windowSeconds() + " s");
    }
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

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @throws IllegalArgumentException if the text is no such JSON, a field is missing, unknown or of
   *     the wrong type, or a value cannot work
   */
  public static FeatureSpec fromJson(String json) {
    return FeatureSpecJson.read(json);
  }

  /** This specification as a JSON object, one field a parameter, in a fixed order. */
  public String toJson() {
    return FeatureSpecJson.write(this);
  }

  /** A builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Changes single values of a specification. Not thread-safe. */
  public static final class Builder {
    private int sampleRateHz;
    private int fftSize;
    private int hopLength;
    private PadMode padMode;
    private FrequencyScale frequencyScale;
    private BandNorm bandNorm;
    private int bands;
    private double fminHz;
    private double fmaxHz;
    private double topDb;
    private Normalisation normalisation;
    private int frames;
    private WindowPlan windowPlan;

    private Builder(FeatureSpec spec) {
      sampleRateHz = spec.sampleRateHz;
      fftSize = spec.fftSize;
      hopLength = spec.hopLength;
      padMode = spec.padMode;
      frequencyScale = spec.frequencyScale;
      bandNorm = spec.bandNorm;
      bands = spec.bands;
      fminHz = spec.fminHz;
      fmaxHz = spec.fmaxHz;
      topDb = spec.topDb;
      normalisation = spec.normalisation;
      frames = spec.frames;
      windowPlan = spec.windowPlan;
    }

    /** Sets {@link FeatureSpec#sampleRateHz}. */
    public Builder sampleRateHz(int value) {
      sampleRateHz = value;
      return this;
    }

    /** Sets {@link FeatureSpec#fftSize}. */
    public Builder fftSize(int value) {
      fftSize = value;
      return this;
    }

    /** Sets {@link FeatureSpec#hopLength}. */
    public Builder hopLength(int value) {
      hopLength = value;
      return this;
    }

    /** Sets {@link FeatureSpec#padMode}. */
    public Builder padMode(PadMode value) {
      padMode = value;
      return this;
    }

    /** Sets {@link FeatureSpec#frequencyScale}. */
    public Builder frequencyScale(FrequencyScale value) {
      frequencyScale = value;
      return this;
    }

    /** Sets {@link FeatureSpec#bandNorm}. */
    public Builder bandNorm(BandNorm value) {
      bandNorm = value;
      return this;
    }

    /** Sets {@link FeatureSpec#bands}. */
    public Builder bands(int value) {
      bands = value;
      return this;
    }

    /** Sets {@link FeatureSpec#fminHz}. */
    public Builder fminHz(double value) {
      fminHz = value;
      return this;
    }

    /** Sets {@link FeatureSpec#fmaxHz}. */
    public Builder fmaxHz(double value) {
      fmaxHz = value;
      return this;
    }

    /** Sets {@link FeatureSpec#topDb}. */
    public Builder topDb(double value) {
      topDb = value;
      return this;
    }

    /** Sets {@link FeatureSpec#normalisation}. */
    public Builder normalisation(Normalisation value) {
      normalisation = value;
      return this;
    }

    /** Sets {@link FeatureSpec#frames}. */
    public Builder frames(int value) {
      frames = value;
      return this;
    }

    /** Sets {@link FeatureSpec#windowPlan}. */
    public Builder windowPlan(WindowPlan value) {
      windowPlan = value;
      return this;
    }

    /**
     * The specification with the values set.
     *
     * @throws IllegalArgumentException if a value cannot work
     */
    public FeatureSpec build() {
      return new FeatureSpec(
          sampleRateHz,
          fftSize,
          hopLength,
          padMode,
          frequencyScale,
          bandNorm,
          bands,
          fminHz,
          fmaxHz,
          topDb,
          normalisation,
          frames,
          windowPlan);
    }
  }
}
