package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Spectrogram;
import java.util.ArrayList;
import java.util.List;

/**
 * Hides stretches of frequency from the network (D. Park and others, SpecAugment, Interspeech
 * 2019): each mask covers 0 to maxBands bands, each number as likely, anywhere in the spectrogram,
 * and holds the mean of all values, which has a meaning under every normalisation.
 *
 * @param maxBands widest mask, at least 0; a spectrogram with fewer bands is hidden whole
 * @param count number of masks, 0 to 1000; they may overlap
 */
public record FrequencyMask(int maxBands, int count) implements Augmentation<Spectrogram> {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public FrequencyMask {
    Rules.within("maxBands", maxBands, 0, Integer.MAX_VALUE);
    Rules.within("count", count, 0, 1000);
  }

  @Override
  public List<Step<Spectrogram>> draw(Draw draw) {
    List<Step<Spectrogram>> masks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      masks.add(new Drawn(draw.between(0, maxBands), draw.uniform()));
    }
    return masks;
  }

  /**
   * @param position of the mask, 0 at the first band, 1 at the last
   */
  record Drawn(int bands, double position) implements DrawnStep<Spectrogram> {
    Drawn {
      Rules.within("bands", bands, 0, Integer.MAX_VALUE);
      Rules.within("position", position, 0, 1);
    }

    @Override
    public Spectrogram applyTo(Spectrogram spectrogram) {
      int width = Math.min(bands, spectrogram.bands());
      int from = Signals.position(position, spectrogram.bands() - width);
      return Masking.hide(spectrogram, from, from + width, 0, spectrogram.frames());
    }
  }
}
