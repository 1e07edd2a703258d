package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a decoder that cannot know the length of its result puts it, sample by sample and within
 * the limits. Blocks are never copied while it grows, so that it holds no more than the result.
 */
final class MonoSamples {

  private static final int BLOCK = 1 << 16;

  private final AudioBytes bytes;
  private final DecodeLimits limits;
  private final List<float[]> blocks = new ArrayList<>();
  private long skip;
  private int length;

  MonoSamples(AudioBytes bytes, DecodeLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  /** Drops the next {@code count} samples that are added. */
  void skip(long count) {
    skip += count;
  }

  int length() {
    return length;
  }

  /** The most samples that may still come, those to be dropped included. */
  long room() {
    return skip + limits.maxSamples() - length;
  }

  /** Adds a sample that was decoded from the bytes at {@code offset}. */
  void add(double sample, long offset) throws AudioFileException {
    if (skip > 0) {
      skip--;
      return;
    }
    if (length == limits.maxSamples()) {
      String expected = "at most " + length + " samples for each channel";
      throw bytes.malformed(offset, expected, "more");
    }
    float rounded = (float) sample;
    if (!Float.isFinite(rounded)) {
      throw bytes.malformed(offset, "a finite 32-bit sample", Double.toString(sample));
    }
    if (length % BLOCK == 0) {
      blocks.add(new float[BLOCK]);
    }
    blocks.get(length / BLOCK)[length % BLOCK] = rounded;
    length++;
  }

  /** Gives up all that was added, without what lies behind the first {@code atMost} samples. */
  Waveform toWaveform(long atMost, int sampleRateHz) {
    float[] samples = new float[(int) Math.min(length, atMost)];
    for (int first = 0; first < samples.length; first += BLOCK) {
      int count = Math.min(BLOCK, samples.length - first);
      System.arraycopy(blocks.set(first / BLOCK, new float[0]), 0, samples, first, count);
    }
    blocks.clear();
    return Waveform.of(samples, sampleRateHz);
  }
}
