package io.github.vocalpatterns.audio.pitch;

import io.github.vocalpatterns.audio.Waveform;

/**
 * Follows the fundamental frequency of a voice.
 *
 * <p>The trackers made here are immutable and safe for use by any number of threads; keep one, its
 * tables are costly to build. They bring the waveform to {@link PitchSpec#sampleRateHz()} and
 * centre frame t on sample t · hop, with zeros beyond both ends, so that an even frame length gives
 * 1 + ⌊length / hop⌋ frames. They refuse with {@link IllegalArgumentException} a waveform of more
 * than 2²⁴ frames.
 */
@FunctionalInterface
public interface PitchTracker {

  /** The fundamental frequency of {@code waveform} over time. */
  PitchTrack track(Waveform waveform);

  /** {@link #yin(PitchSpec, double)} with librosa's threshold, 0.1. */
  static PitchTracker yin(PitchSpec spec) {
    return yin(spec, 0.1);
  }

  /**
   * YIN (A. de Cheveigné and H. Kawahara, YIN, a fundamental frequency estimator for speech and
   * music, 2002) as {@code librosa.yin} defines it. Of every frame, the period is the shortest with
   * a local minimum of the normalised difference function d′ below the threshold; if none is, that
   * of the least d′. A parabola through the neighbours refines it.
   *
   * <p>Every frame has an estimate, be it right or wrong; voiced are those with a minimum below the
   * threshold. The probability is 1 − d′ at the period, from 0 to 1, and 0 in digital silence.
   *
   * @param troughThreshold the most d′ of a period, above 0
   * @throws IllegalArgumentException if the threshold is not positive
   */
  static PitchTracker yin(PitchSpec spec, double troughThreshold) {
    return new Yin(spec, troughThreshold);
  }

  /**
   * Probabilistic YIN (M. Mauch and S. Dixon, pYIN: a fundamental frequency estimator using
   * probabilistic threshold distributions, 2014) as {@code librosa.pyin} defines it, with its
   * default parameters. Thresholds from a beta distribution make every minimum of d′ a candidate
   * with a probability; the likeliest path through candidates and unvoiced frames, found by
   * Viterbi's algorithm over bins of 10 cents, is the answer.
   *
   * <p>The frequency is NaN exactly in the unvoiced frames, elsewhere the centre of a bin: {@code
   * fminHz} · 2^(bin / 120).
   */
  static PitchTracker pyin(PitchSpec spec) {
    return new Pyin(spec);
  }
}
