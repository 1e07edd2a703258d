package io.github.vocalpatterns.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Changes to pictures that leave their pattern as it is, drawn anew for every take and epoch.
 *
 * <p>The masks are those of SpecAugment (Park et al., "SpecAugment: A Simple Data Augmentation
 * Method for Automatic Speech Recognition", 2019). A shift in frequency transposes a take where the
 * bands are spaced logarithmically. What is masked or moved in becomes the least value of the
 * picture, which is silence.
 *
 * @param maxShiftBands the picture moves up or down by at most so many bands
 * @param frequencyMasks number of bars of bands that are silenced
 * @param maxMaskBands greatest height of a bar; the height is uniform from 0 on
 * @param timeMasks number of bars of frames that are silenced
 * @param maxMaskFrames greatest width of a bar; the width is uniform from 0 on
 */
public record FeatureAugmentation(
    int maxShiftBands, int frequencyMasks, int maxMaskBands, int timeMasks, int maxMaskFrames) {

  /** Leaves every picture as it is. */
  public static final FeatureAugmentation NONE = new FeatureAugmentation(0, 0, 0, 0, 0);

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public FeatureAugmentation {
    require("maxShiftBands", maxShiftBands);
    require("frequencyMasks", frequencyMasks);
    require("maxMaskBands", maxMaskBands);
    require("timeMasks", timeMasks);
    require("maxMaskFrames", maxMaskFrames);
  }

  private static void require(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is " + value + ", it must not be negative");
    }
  }

  /** Changes {@code values}, bands × frames, in place. */
  void apply(float[] values, int bands, int frames, SplittableRandom random) {
    float silence = Float.POSITIVE_INFINITY;
    for (float value : values) {
      silence = Math.min(silence, value);
    }
    shift(values, frames, random.nextInt(2 * maxShiftBands + 1) - maxShiftBands, silence);
    for (int i = 0; i < frequencyMasks; i++) {
      int height = Math.min(bands, random.nextInt(maxMaskBands + 1));
      int from = random.nextInt(bands - height + 1);
      Arrays.fill(values, from * frames, (from + height) * frames, silence);
    }
    for (int i = 0; i < timeMasks; i++) {
      int width = Math.min(frames, random.nextInt(maxMaskFrames + 1));
      int from = random.nextInt(frames - width + 1);
      for (int band = 0; band < bands; band++) {
        Arrays.fill(values, band * frames + from, band * frames + from + width, silence);
      }
    }
  }

  private static void shift(float[] values, int frames, int bands, float silence) {
    int offset = Math.min(values.length, Math.abs(bands) * frames);
    int kept = values.length - offset;
    if (bands > 0) {
      System.arraycopy(values, 0, values, offset, kept);
      Arrays.fill(values, 0, offset, silence);
    } else if (bands < 0) {
      System.arraycopy(values, offset, values, 0, kept);
      Arrays.fill(values, kept, values.length, silence);
    }
  }
}
