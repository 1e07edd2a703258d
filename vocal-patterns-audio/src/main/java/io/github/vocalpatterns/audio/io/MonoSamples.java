package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a decoder that cannot know the length of its result puts it, sample by sample and within
 * the limits. Blocks are never copied while it grows, so that it holds no more than the result.
 */
final class MonoSamples {

  private static final int BLOCK = 1 << 14;

  private final AudioBytes bytes;
  private final DecodeLimits limits;
  private final List<float[]> blocks = new ArrayList<>();
  private long added;
  private long skip;
  private int length;

  MonoSamples(AudioBytes bytes, DecodeLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  int length() {
    return length;
  }

  /** How often a sample was added, whether it was kept or not. */
  long added() {
    return added;
  }

  /** Drops the next {@code count} samples that are added. */
  void skip(long count) {
    skip = count;
  }

  /** Adds a sample that was decoded from the bytes at {@code offset}. */
  void add(double sample, long offset) throws AudioFileException {
    added++;
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
    if (length / BLOCK == blocks.size()) {
      blocks.add(new float[BLOCK]);
    }
    blocks.get(length / BLOCK)[length % BLOCK] = rounded;
    length++;
  }

  /** Removes {@code count} samples from {@code from} on, or as many as there are. */
  void remove(int from, long count) {
    int kept = from;
    for (long i = from + count; i < length; i++) {
      int at = (int) i;
      blocks.get(kept / BLOCK)[kept % BLOCK] = blocks.get(at / BLOCK)[at % BLOCK];
      kept++;
    }
    length = kept;
  }

  /** Keeps at most {@code atMost} samples, 0 or more. */
  void truncate(long atMost) {
    length = (int) Math.min(length, atMost);
  }

  /** All samples, which this object gives up. */
  Waveform toWaveform(int sampleRateHz) {
    Waveform.Builder waveform = Waveform.builder(sampleRateHz, length);
    for (int first = 0; first < length; first += BLOCK) {
      float[] block = blocks.set(first / BLOCK, new float[0]);
      waveform.add(block, 0, Math.min(BLOCK, length - first));
    }
    blocks.clear();
    length = 0;
    return waveform.build();
  }
}
