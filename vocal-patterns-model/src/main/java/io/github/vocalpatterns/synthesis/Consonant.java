package io.github.vocalpatterns.synthesis;

/** What the mouth does before a vowel. */
enum Consonant {
  NONE(0, 0, 0, 0, false),
  S(0.09, 1, 0.16, 6500, false),
  SH(0.09, 1, 0.2, 3200, false),
  F(0.07, 1, 0.05, 5000, false),
  T(0.05, 1, 0.14, 4800, false),
  K(0.05, 1, 0.12, 1900, false),
  P(0.05, 1, 0.05, 1000, false),
  D(0.04, 0.85, 0.05, 4000, false),
  B(0.04, 0.85, 0.02, 900, false),
  G(0.04, 0.85, 0.04, 1800, false),
  H(0.06, 0.95, 0.03, 1500, false),
  M(0.07, 0.4, 0, 0, true),
  N(0.06, 0.4, 0, 0, true),
  L(0.05, 0.35, 0, 0, true),
  R(0.05, 0.45, 0, 0, true);

  /** How long the vowel before it is cut short or changed. */
  final double seconds;

  /** How far the voice is shut off, 0 to 1. */
  final double closure;

  /** Amplitude of its noise. */
  final double noise;

  /** Where that noise is strongest. */
  final double noiseHz;

  /** True if the voice goes on through nose or closed lips. */
  final boolean murmured;

  Consonant(double seconds, double closure, double noise, double noiseHz, boolean murmured) {
    this.seconds = seconds;
    this.closure = closure;
    this.noise = noise;
    this.noiseHz = noiseHz;
    this.murmured = murmured;
  }

  /** Any but {@link #NONE}. */
  static Consonant draw(Chance chance) {
    return values()[chance.between(1, values().length - 1)];
  }
}
