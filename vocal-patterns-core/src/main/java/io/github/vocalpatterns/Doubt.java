package io.github.vocalpatterns;

/** A reason not to rely on a {@link Classification}. */
public enum Doubt {

  /** What sounds lasts less than {@value Doubts#SHORT_SECONDS} s; hardly time for three notes. */
  TOO_SHORT,

  /** It swings by less than {@value Doubts#QUIET_SWING} of full scale; noise may drown it. */
  TOO_QUIET,

  /** The most probable pattern has a probability of less than {@value Doubts#LOW_CONFIDENCE}. */
  LOW_CONFIDENCE,

  /** The timeline holds a scale and an arpeggio. */
  TWO_PATTERNS
}
