package io.github.vocalpatterns.audio.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Spectrogram;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpectrogramMaskTest {

  private static final int BANDS = 12;
  private static final int FRAMES = 30;

  /** Every value its own number, so that none but the mean is half of something. */
  private static Spectrogram numbered() {
    float[] values = new float[BANDS * FRAMES];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return Spectrogram.of(values, BANDS, FRAMES);
  }

  private static final float MEAN = (BANDS * FRAMES - 1) / 2f;

  private static Set<Integer> masked(Spectrogram spectrogram, boolean frames) {
    Set<Integer> places = new HashSet<>();
    for (int band = 0; band < BANDS; band++) {
      for (int frame = 0; frame < FRAMES; frame++) {
        if (spectrogram.at(band, frame) == MEAN) {
          places.add(frames ? frame : band);
        } else {
          assertEquals(band * FRAMES + frame, spectrogram.at(band, frame));
        }
      }
    }
    return places;
  }

  private static long hidden(Spectrogram spectrogram) {
    long count = 0;
    for (float value : spectrogram.toArray()) {
      count += value == MEAN ? 1 : 0;
    }
    return count;
  }

  /** Widths 0 and 5, and the first and last frame, must all come: the range is closed. */
  @Test
  void timeMasksCoverWholeFramesOfEveryWidthEverywhere() {
    Set<Integer> widths = new HashSet<>();
    Set<Integer> places = new HashSet<>();
    for (int item = 0; item < 400; item++) {
      Spectrogram result = new TimeMask(5, 1).apply(numbered(), Draw.of(1, 1, item)).result();
      Set<Integer> frames = masked(result, true);
      assertEquals((long) frames.size() * BANDS, hidden(result));
      widths.add(frames.size());
      places.addAll(frames);
    }
    assertEquals(Set.of(0, 1, 2, 3, 4, 5), widths);
    assertEquals(FRAMES, places.size());
  }

  @Test
  void frequencyMasksCoverWholeBandsOfEveryWidthEverywhere() {
    Set<Integer> widths = new HashSet<>();
    Set<Integer> places = new HashSet<>();
    for (int item = 0; item < 400; item++) {
      Spectrogram result = new FrequencyMask(3, 1).apply(numbered(), Draw.of(1, 1, item)).result();
      Set<Integer> bands = masked(result, false);
      assertEquals((long) bands.size() * FRAMES, hidden(result));
      widths.add(bands.size());
      places.addAll(bands);
    }
    assertEquals(Set.of(0, 1, 2, 3), widths);
    assertEquals(BANDS, places.size());
  }

  @Test
  void thereAreAsManyMasksAsAskedFor() {
    Augmentation<Spectrogram> masks = Compose.of(new TimeMask(4, 3), new FrequencyMask(4, 2));
    assertEquals(5, masks.draw(Draw.of(1, 1, 1)).size());
    assertEquals(0, new TimeMask(4, 0).draw(Draw.of(1, 1, 1)).size());
  }

  @Test
  void aMaskWiderThanTheSpectrogramHidesItWhole() {
    Augmented<Spectrogram> result = new TimeMask(1_000_000, 1).apply(numbered(), Draw.of(1, 1, 1));
    assertTrue(Sounds.parameter(result, "frames") > FRAMES);
    assertEquals(BANDS * FRAMES, hidden(result.result()));
  }

  @Test
  void aSpectrogramWithoutFramesPasses() {
    Spectrogram empty = Spectrogram.of(new float[0], 4, 0);
    Augmentation<Spectrogram> masks = Compose.of(new TimeMask(4, 3), new FrequencyMask(4, 2));
    assertEquals(empty, masks.apply(empty, Draw.of(1, 1, 1)).result());
  }
}
