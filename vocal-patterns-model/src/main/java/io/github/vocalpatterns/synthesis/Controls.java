package io.github.vocalpatterns.synthesis;

import java.util.Arrays;

/**
 * The movements of glottis and mouth, one value every {@value #BLOCK} samples; between two values
 * pitch and amplitudes move in a straight line.
 */
final class Controls {

  static final int SAMPLE_RATE_HZ = 22050;
  static final int BLOCK = 64;

  /** Seconds from one value to the next. */
  static final double STEP_SECONDS = (double) BLOCK / SAMPLE_RATE_HZ;

  /** A mouth that dampens nothing. */
  static final float OPEN_HZ = 20000;

  final int blocks;
  final float[] midi;
  final float[] voice;
  final float[] breath;
  final float[] hiss;
  final float[] hissHz;

  /** Above it the glottal spectrum falls faster. */
  final float[] tiltHz;

  /** Above it closed lips dampen the sound. */
  final float[] mouthHz;

  final float[][] formantHz = new float[Voice.FORMANTS][];

  Controls(double seconds) {
    blocks = blockAt(seconds) + 1;
    midi = new float[blocks + 1];
    voice = new float[blocks + 1];
    breath = new float[blocks + 1];
    hiss = new float[blocks + 1];
    hissHz = new float[blocks + 1];
    tiltHz = new float[blocks + 1];
    mouthHz = new float[blocks + 1];
    Arrays.fill(mouthHz, OPEN_HZ);
    for (int i = 0; i < formantHz.length; i++) {
      formantHz[i] = new float[blocks + 1];
    }
  }

  static int blockAt(double seconds) {
    return (int) Math.round(seconds / STEP_SECONDS);
  }

  /** The block at {@code seconds}, or the first or last where that lies outside. */
  int clampedBlockAt(double seconds) {
    return Math.max(0, Math.min(blocks, blockAt(seconds)));
  }

  int samples() {
    return blocks * BLOCK;
  }
}
