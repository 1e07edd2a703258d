package io.github.vocalpatterns.audio;

/** What {@link AudioFeatures#compute} makes of a recording. */
public enum FeatureKind {
  /** Magnitudes of the short-time Fourier transform, ⌊fftSize / 2⌋ + 1 bands. */
  STFT("stft"),
  /** Band powers. */
  MEL("mel"),
  /** Band powers in decibels below the greatest. */
  MEL_DB("mel-db"),
  /** Decibels scaled as {@link FeatureSpec#normalisation()} says. */
  NORMALISED("normalised"),
  /** Cepstral coefficients of the bands, 20 of them or as many as there are bands. */
  MFCC("mfcc");

  private final String label;

  FeatureKind(String label) {
    this.label = label;
  }

  /** The name on the command line. */
  public String label() {
    return label;
  }
}
