package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.audio.AudioEffects;
import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.dsp.FrequencyScale;

/**
 * What tells one recording from another, small enough to compare thousands with each other.
 *
 * <p>Two views of it: one at true speed, which finds re-encoded, louder, noisier or trimmed copies
 * and excerpts of two seconds or more; and one of the whole recording in a fixed number of frames,
 * whose bands are semitones, which finds copies that were stretched, transposed or both.
 */
final class SoundPrint {

  private static final int RATE_HZ = 8000;
  private static final int HOP = 256;
  private static final int BANDS = 61;
  private static final double LOWEST_HZ = 100;

  /** Of the whole recording, however long it is. */
  private static final int WHOLE_FRAMES = 256;

  private static final double TRIM_DB = 35;
  private static final int MOST_SEMITONES = 4;

  /** By which the sounding part of an altered copy may start or end elsewhere. */
  private static final int SLACK_FRAMES = 8;

  private static final double LEAST_SECONDS = 2;

  /** Of the shorter recording, if that is less than {@link #LEAST_SECONDS}. */
  private static final double LEAST_SHARE = 0.75;

  /** Both thresholds lie between copies and other takes of one singer: see SoundPrintFigures. */
  private static final double SAME_EXCERPT = 0.24;

  private static final double SAME_WHOLE = 0.20;

  private static final AudioFeatures SEMITONES = bands(LOWEST_HZ, HOP);

  private final SoundGrid grid;
  private final SoundGrid whole;

  /** Half a semitone higher, to find copies transposed by halves. */
  private final SoundGrid between;

  private SoundPrint(SoundGrid grid, SoundGrid whole, SoundGrid between) {
    this.grid = grid;
    this.whole = whole;
    this.between = between;
  }

  private static AudioFeatures bands(double lowestHz, int hop) {
    return AudioFeatures.of(
        FeatureSpec.DEFAULT.toBuilder()
            .sampleRateHz(RATE_HZ)
            .fftSize(2048)
            .hopLength(hop)
            .frequencyScale(FrequencyScale.LOGARITHMIC)
            .bands(BANDS)
            .fminHz(lowestHz)
            .fmaxHz(lowestHz * Math.pow(2, (BANDS + 1) / 12.0))
            .build());
  }

  static SoundPrint of(Waveform waveform) {
    Waveform slow = waveform.resampledTo(RATE_HZ);
    Waveform sounding = AudioEffects.trim(slow, TRIM_DB);
    int hop = Math.max(1, Math.round((float) sounding.length() / WHOLE_FRAMES));
    return new SoundPrint(
        SoundGrid.of(SEMITONES.melSpectrogram(slow)),
        SoundGrid.of(bands(LOWEST_HZ, hop).melSpectrogram(sounding)),
        SoundGrid.of(bands(LOWEST_HZ * Math.pow(2, 1 / 24.0), hop).melSpectrogram(sounding)));
  }

  /** Whether one is a copy of the other, of a part of it, or an altered copy. */
  boolean isOfOneRecordingWith(SoundPrint other) {
    return excerptUnlikeness(other) < SAME_EXCERPT || wholeUnlikeness(other) < SAME_WHOLE;
  }

  double excerptUnlikeness(SoundPrint other) {
    int shorter = Math.min(grid.frames(), other.grid.frames());
    int least = (int) Math.min(LEAST_SECONDS * RATE_HZ / HOP, LEAST_SHARE * shorter);
    return grid.unlikeness(other.grid, 0, least, Integer.MAX_VALUE / 2);
  }

  double wholeUnlikeness(SoundPrint other) {
    double best = SoundGrid.UNLIKE;
    int least = WHOLE_FRAMES / 2;
    for (int semitones = -MOST_SEMITONES; semitones <= MOST_SEMITONES; semitones++) {
      best = Math.min(best, whole.unlikeness(other.whole, semitones, least, SLACK_FRAMES));
      best = Math.min(best, whole.unlikeness(other.between, semitones, least, SLACK_FRAMES));
    }
    return best;
  }
}
