package io.github.vocalpatterns.audio.pitch;

import java.util.Arrays;

/** The few pitch bins that each frame gives a probability to. */
final class PyinObservations {

  private final int[] ends;
  private final double[] voicedProbabilities;
  private int[] bins = new int[1024];
  private double[] probabilities = new double[1024];
  private int frames;
  private int size;

  PyinObservations(int frames) {
    ends = new int[frames];
    voicedProbabilities = new double[frames];
  }

  /** Adds to the frame under way; bins come in falling order, of equal ones the last holds. */
  void add(int bin, double probability) {
    if (size > start(frames) && bins[size - 1] == bin) {
      size--;
    }
    if (size == bins.length) {
      bins = Arrays.copyOf(bins, 2 * size);
      probabilities = Arrays.copyOf(probabilities, 2 * size);
    }
    bins[size] = bin;
    probabilities[size++] = probability;
  }

  /** Closes the frame; what lies at or above {@code binCount} counts as unvoiced. */
  void endFrame(int binCount) {
    double sum = 0;
    for (int n = start(frames); n < size; n++) {
      sum += bins[n] < binCount ? probabilities[n] : 0;
    }
    voicedProbabilities[frames] = Math.min(1, sum);
    ends[frames++] = size;
  }

  int frames() {
    return frames;
  }

  /** The first observation of a frame; the last is the one before the next frame's first. */
  int start(int frame) {
    return frame == 0 ? 0 : ends[frame - 1];
  }

  int bin(int observation) {
    return bins[observation];
  }

  double probability(int observation) {
    return probabilities[observation];
  }

  double voicedProbability(int frame) {
    return voicedProbabilities[frame];
  }

  double[] voicedProbabilities() {
    return voicedProbabilities;
  }
}
