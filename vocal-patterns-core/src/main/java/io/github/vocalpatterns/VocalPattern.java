package io.github.vocalpatterns;

import io.github.vocalpatterns.music.MelodicMotion;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a recording may hold, in the alphabetical order of the labels. */
public enum VocalPattern {
  /** The notes of a chord one after another, up and down: 1-3-5-8-5-3-1. */
  ARPEGGIO,
  /** Anything else: long tones, melodies, speech. */
  OTHER,
  /** The notes of a key one after another, up and down: 1-2-3-4-5-6-7-8 and back. */
  SCALE;

  /** The name in data sets and model files: {@code arpeggio}, {@code other} or {@code scale}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What notes alone would have it: by steps is a scale, by leaps an arpeggio. */
  public static VocalPattern of(MelodicMotion.Kind motion) {
    return switch (motion) {
      case STEPS -> SCALE;
      case LEAPS -> ARPEGGIO;
      case FREE -> OTHER;
    };
  }

  /**
   * The pattern that a label names.
   *
   * @throws IllegalArgumentException if none has it
   */
  public static VocalPattern fromLabel(String label) {
    for (VocalPattern pattern : values()) {
      if (pattern.label().equals(label)) {
        return pattern;
      }
    }
    throw new IllegalArgumentException(
        "the label \""
            + label
            + "\" is unknown, it must be one of "
            + Arrays.stream(values()).map(VocalPattern::label).collect(Collectors.joining(", ")));
  }
}
