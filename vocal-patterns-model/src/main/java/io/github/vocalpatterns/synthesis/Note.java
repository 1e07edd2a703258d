package io.github.vocalpatterns.synthesis;

/**
 * One note of a score, in semitones above an open tonic and in beats of an open tempo.
 *
 * @param semitones pitch above the tonic
 * @param beats length
 * @param glide semitones that the pitch travels over the note, 0 for a held one
 * @param trill semitones to the upper note of a trill, 0 for none
 * @param silent true for a rest
 */
record Note(double semitones, double beats, double glide, double trill, boolean silent) {

  static Note of(double semitones, double beats) {
    return new Note(semitones, beats, 0, 0, false);
  }

  static Note rest(double beats) {
    return new Note(0, beats, 0, 0, true);
  }

  static Note gliding(double semitones, double beats, double glide) {
    return new Note(semitones, beats, glide, 0, false);
  }

  static Note trilled(double semitones, double beats, double trill) {
    return new Note(semitones, beats, 0, trill, false);
  }

  Note up(double interval) {
    return new Note(semitones + interval, beats, glide, trill, silent);
  }

  Note lasting(double newBeats) {
    return new Note(semitones, newBeats, glide, trill, silent);
  }
}
