package io.github.vocalpatterns.audio.dsp;

/** How the bands of a spectrogram divide the frequency axis. */
public enum FrequencyScale {
  /**
   * Mel after Slaney's Auditory Toolbox: linear below 1 kHz, logarithmic above; librosa's default.
   */
  SLANEY,
  /** Mel after O'Shaughnessy, as HTK computes it: 2595 log10(1 + f/700). */
  HTK,
  /**
   * Equal ratios, so that a transposed melody is the same picture moved up or down. Where bands are
   * narrower than the bins of the Fourier transform, they interpolate between bins.
   */
  LOGARITHMIC
}
