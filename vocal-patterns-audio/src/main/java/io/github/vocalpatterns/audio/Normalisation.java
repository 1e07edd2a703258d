package io.github.vocalpatterns.audio;

/** How a window of decibels is scaled for the network. */
public enum Normalisation {
  /** To [0, 1] by the window's least and greatest value; a constant window becomes zeros. */
  MIN_MAX,
  /** To mean 0 and standard deviation 1 of the window; a constant window becomes zeros. */
  STANDARD,
  /** Left in decibels. */
  NONE
}
