package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Spectrogram;
import java.util.Arrays;

/** Rectangles of a spectrogram put to its mean. */
final class Masking {

  private Masking() {}

  static Spectrogram hide(
      Spectrogram spectrogram, int fromBand, int toBand, int fromFrame, int toFrame) {
    float[] values = spectrogram.toArray();
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    float mean = (float) (sum / values.length);
    for (int band = fromBand; band < toBand; band++) {
      int row = band * spectrogram.frames();
      Arrays.fill(values, row + fromFrame, row + toFrame, mean);
    }
    return Spectrogram.of(values, spectrogram.bands(), spectrogram.frames());
  }
}
