package io.github.vocalpatterns.audio.dsp;

/** How the triangular filters of the bands are scaled. */
public enum BandNorm {
  /** Equal area: each is divided by half its width in Hz. */
  SLANEY,
  /** Equal peak: each rises to 1. */
  NONE
}
