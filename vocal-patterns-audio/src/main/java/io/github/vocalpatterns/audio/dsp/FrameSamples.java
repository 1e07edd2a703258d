package io.github.vocalpatterns.audio.dsp;

/**
 * A recording cut into frames, of which {@value #LANES} at a time lie side by side: a row for each
 * sample, a lane for each frame.
 *
 * <p>Where frames overlap and lie equally far apart, sample n + hop of one frame is sample n of the
 * next: only the rows of one hop are held then, wider by the hops in a frame, and the row of a
 * later sample is one of those, begun further to the right. Rows are {@value #WIDTH} wide, so that
 * this holds for frames of up to nine hops.
 *
 * <p>Not thread-safe.
 */
final class FrameSamples {

  /** As many doubles as fill the widest vectors, and a line of the cache. */
  static final int LANES = 8;

  /** A constant, as HotSpot checks every index for itself where the step is none. */
  private static final int WIDTH = 2 * LANES;

  private final int fftSize;
  private final PadMode padMode;
  private final double[] rows;
  private final int[] rowStart;
  private int tabulatedHop;

  private float[] samples = new float[0];
  private int length;
  private int[] centres = new int[0];

  FrameSamples(int fftSize, PadMode padMode) {
    this.fftSize = fftSize;
    this.padMode = padMode;
    this.rows = new double[WIDTH * fftSize];
    this.rowStart = new int[fftSize];
  }

  /** The recording is the first {@code length} of {@code samples}. */
  void of(float[] samples, int length, int[] centres) {
    this.samples = samples;
    this.length = length;
    this.centres = centres;
  }

  /** Lets go of the recording. */
  void clear() {
    of(new float[0], 0, new int[0]);
  }

  /** The lanes of all rows, see {@link #rowStarts}. */
  double[] rows() {
    return rows;
  }

  /** Where the lanes of each sample begin. */
  int[] rowStarts() {
    return rowStart;
  }

  /**
   * Lays out the frames around {@code count} centres, the first {@code centres[from]}. What stands
   * in the lanes of missing frames does not matter.
   */
  void load(int from, int count) {
    int hop = hop(from, count);
    tabulate(hop);
    int columns = LANES + (fftSize - 1) / hop;
    int column = 0;
    if (lieWithin(from, count, hop)) {
      interleave(from, count, hop);
      column = LANES;
    }
    for (; column < columns; column++) {
      copyColumn(columnStart(from, count, hop, column), hop, column);
    }
  }

  private long columnStart(int from, int count, int hop, int column) {
    return hop == fftSize
        ? start(from + Math.min(column, count - 1))
        : start(from) + (long) column * hop;
  }

  private long start(int frame) {
    return (long) centres[frame] - fftSize / 2;
  }

  private boolean lieWithin(int from, int count, int hop) {
    for (int column = 0; column < LANES; column++) {
      long start = columnStart(from, count, hop, column);
      if (start < 0 || start + hop > length) {
        return false;
      }
    }
    return true;
  }

  /** The first eight columns row after row, as long columns do not stay in the cache. */
  private void interleave(int from, int count, int hop) {
    int s0 = (int) columnStart(from, count, hop, 0);
    int s1 = (int) columnStart(from, count, hop, 1);
    int s2 = (int) columnStart(from, count, hop, 2);
    int s3 = (int) columnStart(from, count, hop, 3);
    int s4 = (int) columnStart(from, count, hop, 4);
    int s5 = (int) columnStart(from, count, hop, 5);
    int s6 = (int) columnStart(from, count, hop, 6);
    int s7 = (int) columnStart(from, count, hop, 7);
    for (int i = 0; i < hop; i++) {
      rows[i * WIDTH] = samples[s0 + i];
      rows[i * WIDTH + 1] = samples[s1 + i];
      rows[i * WIDTH + 2] = samples[s2 + i];
      rows[i * WIDTH + 3] = samples[s3 + i];
      rows[i * WIDTH + 4] = samples[s4 + i];
      rows[i * WIDTH + 5] = samples[s5 + i];
      rows[i * WIDTH + 6] = samples[s6 + i];
      rows[i * WIDTH + 7] = samples[s7 + i];
    }
  }

  /** Samples from each frame to the next, or a frame's size where frames share nothing. */
  private int hop(int from, int count) {
    int hop = count < 2 ? fftSize : centres[from + 1] - centres[from];
    for (int f = 2; f < count; f++) {
      if (centres[from + f] - centres[from + f - 1] != hop) {
        return fftSize;
      }
    }
    return hop < fftSize && (long) hop * (WIDTH - LANES + 1) >= fftSize ? hop : fftSize;
  }

  private void tabulate(int hop) {
    if (hop != tabulatedHop) {
      for (int n = 0; n < fftSize; n++) {
        rowStart[n] = n % hop * WIDTH + n / hop;
      }
      tabulatedHop = hop;
    }
  }

  private void copyColumn(long first, int size, int column) {
    if (first >= 0 && first + size <= length) {
      int offset = (int) first;
      for (int i = 0; i < size; i++) {
        rows[i * WIDTH + column] = samples[offset + i];
      }
      return;
    }
    for (int i = 0; i < size; i++) {
      rows[i * WIDTH + column] = padMode.at(samples, length, first + i);
    }
  }
}
