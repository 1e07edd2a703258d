package io.github.vocalpatterns.synthesis;

import java.util.Locale;

/** A way to use the voice, as differences from the singer's plain one. */
enum Technique {
  NATURAL(0, 0.5, 1, 1, 1),
  STRAIGHT(0, 0, 1, 1, 1),
  VIBRATO(0, 1, 1, 1, 1),
  BELT(8, 0.3, 2.2, 0.7, 0.4),
  FORTE(6, 0.6, 1.7, 0.9, 0.7),
  PIANO(-10, 0.5, 0.5, 1.15, 1.8),
  BREATHY(-6, 0.2, 0.5, 1.3, 9),
  LIP_TRILL(-6, 0.1, 0.6, 1, 2),
  VOCAL_FRY(-8, 0.05, 0.9, 0.7, 2),
  TRILLO(0, 0.1, 1, 1, 1.3),
  MESSA_DI_VOCE(0, 0.6, 1, 1, 1),
  INHALED(-10, 0, 0.6, 1.2, 7),
  SPOKEN(0, 0, 1.1, 0.95, 1.2),
  WHISPERED(-12, 0, 1, 1, 1),
  HUMMED(-6, 0.3, 0.7, 1, 1),
  FALSETTO(-5, 0.4, 0.45, 1.35, 3);

  private final double loudnessDb;
  private final double vibrato;
  private final double brightness;
  private final double openness;
  private final double breath;

  Technique(double loudnessDb, double vibrato, double brightness, double openness, double breath) {
    this.loudnessDb = loudnessDb;
    this.vibrato = vibrato;
    this.brightness = brightness;
    this.openness = openness;
    this.breath = breath;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  double loudnessDb() {
    return loudnessDb;
  }

  /** Chance that a take has vibrato at all. */
  double vibrato() {
    return vibrato;
  }

  double brightnessFactor() {
    return brightness;
  }

  double openQuotientFactor() {
    return openness;
  }

  double breathFactor() {
    return breath;
  }
}
