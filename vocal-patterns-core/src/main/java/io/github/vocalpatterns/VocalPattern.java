package io.github.vocalpatterns;

import java.util.Locale;

/** What a vocal take is: a scale, an arpeggio, or anything else. */
public enum VocalPattern {
  /** The notes of a chord, one after the other. */
  ARPEGGIO,
  /** Neither a scale nor an arpeggio: songs, long tones, trills, speech, noise. */
  OTHER,
  /** The notes of a mode, step by step. */
  SCALE;

  /** The name in model files and reports: {@code arpeggio}, {@code other} or {@code scale}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The pattern whose {@link #label()} is {@code label}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static VocalPattern fromLabel(String label) {
    for (VocalPattern pattern : values()) {
      if (pattern.label().equals(label)) {
        return pattern;
      }
    }
    throw new IllegalArgumentException(
        "label is \"" + label + "\", it must be arpeggio, other or scale");
  }
}
