package io.github.vocalpatterns.audio.testing;

/**
 * How nearly each feature equals its reference in float64 on the committed fixtures. The tests
 * compare by these values, and {@code docs/features.md} holds them as a table.
 */
public enum Tolerance {
  MEL_FILTERS("`MelFilterBank`", "`librosa.filters.mel`", 1e-11, "absolute"),
  STFT("`AudioFeatures.stft`", "`librosa.stft`", 1e-7, "of the greatest magnitude"),
  ISTFT("`AudioFeatures.istft`", "`librosa.istft`", 1e-6, "of the greater of sample and RMS"),
  MEL_DB(
      "`AudioFeatures.melSpectrogram`, `decibels`",
      "`librosa.feature.melspectrogram`, `power_to_db(ref=np.max)`",
      1e-4,
      "dB"),
  MEL_DB_RESAMPLED(
      "the same after resampling, clear of the ends",
      "the same after `librosa.resample` (soxr_hq)",
      2e-3,
      "dB"),
  DECIBELS(
      "`Decibels`",
      "`power_to_db`, `amplitude_to_db`, `db_to_power`, `db_to_amplitude`",
      1e-6,
      "relative, plus 1e-5 dB"),
  NORMALISED("`AudioFeatures.normalised`", "NumPy", 1e-6, "absolute"),
  MFCC("`AudioFeatures.mfcc`", "`librosa.feature.mfcc`", 1e-4, "absolute"),
  RMS("`AudioFeatures.rms`", "`librosa.feature.rms`", 1e-7, "absolute"),
  TRIM("`AudioEffects.trim`, `split`", "`librosa.effects.trim`, `split`", 0, "samples"),
  STRETCH(
      "`AudioEffects.stretch`",
      "`librosa.effects.time_stretch` by the rule of librosa 1.0",
      1e-6,
      "of the result's RMS"),
  PITCH_SHIFT(
      "`AudioEffects.pitchShift`",
      "`librosa.effects.pitch_shift` with that stretch",
      1e-5,
      "of the result's RMS"),
  NOISE_REDUCTION(
      "`AudioEffects.reduceNoise`",
      "`noisereduce.reduce_noise(stationary=True)`",
      1e-6,
      "of the result's RMS"),
  YIN(
      "`PitchTracker.yin`",
      "`librosa.yin`",
      1e-6,
      "relative, where noise of 1e-9 does not turn it"),
  PYIN("`PitchTracker.pyin`", "`librosa.pyin`", 1e-6, "relative, and every frame voiced alike"),
  NUMPY_FILE("`NumpyFiles.write`", "`numpy.save`", 0, "bytes");

  private final String ours;
  private final String theirs;
  private final double value;
  private final String unit;

  Tolerance(String ours, String theirs, double value, String unit) {
    this.ours = ours;
    this.theirs = theirs;
    this.value = value;
    this.unit = unit;
  }

  /** The greatest difference that a test accepts. */
  public double value() {
    return value;
  }

  /** A line of the table. */
  public String row() {
    String bound = value == 0 ? "equal, 0 " + unit : "%.0e %s".formatted(value, unit);
    return "| " + ours + " | " + theirs + " | " + bound + " |";
  }
}
