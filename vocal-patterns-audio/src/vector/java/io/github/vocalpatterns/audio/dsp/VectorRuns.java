package io.github.vocalpatterns.audio.dsp;

/**
 * Eight runs of frames side by side: a row for each sample, a lane for each run. Where the frames
 * of all runs lie equally far apart, the next frames are the same rows but for a hop, and only that
 * is read, over the oldest rows: each sample is interleaved once and stays where it is.
 */
final class VectorRuns {

  private static final int LANES = FrameSamples.LANES;

  private final int fftSize;
  private final double[] memory;
  private final int base;
  private final float[] lane;
  private final long[] starts = new long[LANES];

  /** Where samples of each lane are read. */
  private final int[] origins = new int[LANES];

  /** The row of the frames' first sample. */
  private int row;

  /**
   * Rows stand in {@code memory} from {@code base} on, {@link #size} numbers: the ring, and behind
   * it its first row once more, as rows are read in pairs.
   */
  VectorRuns(int fftSize, double[] memory, int base) {
    this.fftSize = fftSize;
    this.memory = memory;
    this.base = base;
    this.lane = new float[fftSize];
  }

  static int size(int fftSize) {
    return (fftSize + 1) * LANES;
  }

  /**
   * Goes on to frame number {@code step} of each run of {@code length} of the {@code count} frames
   * from {@code from} on. What stands in the lanes of missing frames does not matter.
   */
  void next(FrameSamples frames, int from, int count, int length, int step) {
    int hop = step == 0 ? fftSize : hop(frames, from, count, length, step);
    for (int i = 0; i < LANES; i++) {
      int frame = i * length + step;
      starts[i] = frame < count ? frames.start(from + frame) : starts[0];
    }
    if (hop == fftSize) {
      row = 0;
    }
    int straight = Math.min(hop, fftSize - row);
    fill(frames, fftSize - hop, straight, row);
    if (straight < hop) {
      fill(frames, fftSize - hop + straight, hop - straight, 0);
    }
    row = (row + hop) % fftSize;
    System.arraycopy(memory, base, memory, base + fftSize * LANES, LANES);
  }

  /** The first decimation of these frames, whose quarters come to lie {@code toQ} apart. */
  void decimate(int to, int toQ, double[] twiddles) {
    int quarter = fftSize / 4;
    int pairs = quarter / 2;
    int shift = row % quarter;
    // The quarters of the frames begin in as many quarters of the ring, and end in the next ones.
    int turn = (quarter - shift + 1) / 2;
    decimate(row / quarter, shift, to, toQ, 0, turn, twiddles);
    if (turn < pairs) {
      decimate(row / quarter + 1, shift - quarter, to, toQ, turn, pairs, twiddles);
    }
  }

  private void decimate(int slot, int shift, int to, int toQ, int first, int end, double[] w) {
    int q = fftSize / 4 * LANES;
    int from = base + shift * LANES;
    int a = from + (slot & 3) * q;
    int b = from + (slot + 1 & 3) * q;
    int c = from + (slot + 2 & 3) * q;
    int d = from + (slot + 3 & 3) * q;
    VectorTransform.decimate(memory, a, b, c, d, to, toQ, first, end, w);
  }

  /** Samples from the last step to this one, or a frame's size where they share nothing. */
  private int hop(FrameSamples frames, int from, int count, int length, int step) {
    long hop = frames.start(from + step) - starts[0];
    for (int frame = step, i = 0; frame < count && i < LANES; frame += length, i++) {
      if (frames.start(from + frame) - starts[i] != hop) {
        return fftSize;
      }
    }
    return hop > 0 && hop < fftSize ? (int) hop : fftSize;
  }

  /**
   * Reads {@code count} samples of each frame from number {@code offset} on, into rows from number
   * {@code to} on. Frames that reach beyond the recording are first read where another one is, then
   * over that with their padding.
   */
  private void fill(FrameSamples frames, int offset, int count, int to) {
    int at = base + to * LANES;
    int inside = -1;
    for (int i = 0; i < LANES; i++) {
      inside = frames.holds(starts[i] + offset, count) ? (int) starts[i] + offset : inside;
    }
    if (inside >= 0) {
      for (int i = 0; i < LANES; i++) {
        boolean holds = frames.holds(starts[i] + offset, count);
        origins[i] = holds ? (int) starts[i] + offset : inside;
      }
      interleave(frames.samples(), count, at);
    }
    for (int i = 0; i < LANES; i++) {
      if (!frames.holds(starts[i] + offset, count)) {
        frames.copy(starts[i] + offset, count, lane);
        for (int n = 0; n < count; n++) {
          memory[at + n * LANES + i] = lane[n];
        }
      }
    }
  }

  /** Row after row, so that each is written while it is in the cache. */
  private void interleave(float[] samples, int count, int at) {
    int s0 = origins[0];
    int s1 = origins[1];
    int s2 = origins[2];
    int s3 = origins[3];
    int s4 = origins[4];
    int s5 = origins[5];
    int s6 = origins[6];
    int s7 = origins[7];
    double[] rows = memory;
    for (int n = 0; n < count; n++) {
      int row = at + n * LANES;
      rows[row] = samples[s0 + n];
      rows[row + 1] = samples[s1 + n];
      rows[row + 2] = samples[s2 + n];
      rows[row + 3] = samples[s3 + n];
      rows[row + 4] = samples[s4 + n];
      rows[row + 5] = samples[s5 + n];
      rows[row + 6] = samples[s6 + n];
      rows[row + 7] = samples[s7 + n];
    }
  }
}
