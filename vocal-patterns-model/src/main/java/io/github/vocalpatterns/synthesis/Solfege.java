package io.github.vocalpatterns.synthesis;

/** The syllables that name the notes of a key. */
enum Solfege {
  DO(Consonant.D, Vowel.O),
  RE(Consonant.R, Vowel.E),
  MI(Consonant.M, Vowel.I),
  FA(Consonant.F, Vowel.A),
  SOL(Consonant.S, Vowel.O),
  LA(Consonant.L, Vowel.A),
  TI(Consonant.T, Vowel.I);

  private static final Solfege[] BY_SEMITONE = {DO, DO, RE, MI, MI, FA, FA, SOL, LA, LA, TI, TI};

  final Consonant consonant;
  final Vowel vowel;

  Solfege(Consonant consonant, Vowel vowel) {
    this.consonant = consonant;
    this.vowel = vowel;
  }

  /** The syllable of the note {@code semitones} above the tonic, altered notes as their degree. */
  static Solfege of(double semitones) {
    return BY_SEMITONE[Math.floorMod((int) Math.rint(semitones), 12)];
  }
}
