package io.github.vocalpatterns.audio.pitch;

/** A logarithmic axis of ten bins a semitone; bin b has its centre at fmin · 2^(b / 120). */
record PitchBins(double fminHz, int count) {

  static final int PER_SEMITONE = 10;

  private static final int PER_OCTAVE = 12 * PER_SEMITONE;

  PitchBins(double fminHz, double fmaxHz) {
    this(fminHz, (int) (PER_OCTAVE * log2(fmaxHz / fminHz)) + 1);
  }

  double hz(int bin) {
    return fminHz * Math.pow(2, bin / (double) PER_OCTAVE);
  }

  /** The bin of a frequency: the first for those below, {@link #count()} for those above all. */
  int nearest(double hz) {
    double bin = Math.rint(PER_OCTAVE * log2(hz / fminHz));
    return (int) Math.max(0, Math.min(count, bin));
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
