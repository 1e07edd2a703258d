package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Spectrogram;
import java.util.ArrayList;
import java.util.List;

/**
 * Hides stretches of time from the network (D. Park and others, SpecAugment, Interspeech 2019):
 * each mask covers 0 to maxFrames frames, each number as likely, anywhere in the spectrogram, and
 * holds the mean of all values, which has a meaning under every normalisation.
 *
 * @param maxFrames widest mask, at least 0; a spectrogram with fewer frames is hidden whole
 * @param count number of masks, 0 to 1000; they may overlap
 */
public record TimeMask(int maxFrames, int count) implements Augmentation<Spectrogram> {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public TimeMask {
    Rules.within("maxFrames", maxFrames, 0, Integer.MAX_VALUE);
    Rules.within("count", count, 0, 1000);
  }

  @Override
  public List<Step<Spectrogram>> draw(Draw draw) {
    List<Step<Spectrogram>> masks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      masks.add(new Drawn(draw.between(0, maxFrames), draw.uniform()));
    }
    return masks;
  }

  /**
   * @param position of the mask, 0 at the first frame, 1 at the last
   */
  record Drawn(int frames, double position) implements DrawnStep<Spectrogram> {
    Drawn {
      Rules.within("frames", frames, 0, Integer.MAX_VALUE);
      Rules.within("position", position, 0, 1);
    }

    @Override
    public Spectrogram applyTo(Spectrogram spectrogram) {
      int width = Math.min(frames, spectrogram.frames());
      int from = Signals.position(position, spectrogram.frames() - width);
      return Masking.hide(spectrogram, 0, spectrogram.bands(), from, from + width);
    }
  }
}
