package io.github.vocalpatterns.audio.pitch;

import java.util.Arrays;

/**
 * Viterbi's algorithm over pYIN's hidden states: n pitch bins voiced (0 to n − 1) and the same n
 * bins unvoiced (n to 2n − 1), all equally likely at first. From one frame to the next voicing
 * changes with probability 0.01, and a bin moves by a triangular distribution, cut off and
 * normalised at the ends of the axis. A voiced bin is observed with the probability of its
 * candidate, an unvoiced one with an n-th of what the candidates leave. Logarithms are of
 * probability + {@link Double#MIN_NORMAL}, as in librosa, so that nothing is impossible.
 *
 * <p>librosa compares every state with every state. Here three facts save that. The change of
 * voicing does not depend on the bin, so it is decided first, bin by bin. Out of reach of the
 * triangle all moves are equally bad, so only the best state of all can gain from one. And the
 * logarithm of a triangle is concave, so of two bins the higher has its best predecessor no lower
 * (the matrix of sums is totally monotone; A. Aggarwal et al., Geometric applications of a
 * matrix-searching algorithm, 1987): divide and conquer finds all in O(n log n).
 *
 * <p>Immutable and safe for use by any number of threads.
 */
final class PyinDecoder {

  private static final double SWITCH_PROBABILITY = 0.01;
  private static final double LOG_STAY = Math.log(1 - SWITCH_PROBABILITY);
  private static final double LOG_SWITCH = Math.log(SWITCH_PROBABILITY);
  private static final double LOG_TINY = Math.log(Double.MIN_NORMAL);
  private static final double MAX_OCTAVES_PER_SECOND = 35.92;

  /** Frames whose predecessors are held at once; of longer tracks the rest is computed again. */
  private static final int BLOCK_FRAMES = 8192;

  private final int bins;
  private final int blockFrames;

  /** The furthest move in bins. */
  private final int reach;

  /** Logarithm of the triangle; a move by m bins stands at m + {@link #reach}. */
  private final double[] logTriangle;

  /** By which moves from each bin are normalised. */
  private final double[] logRowSum;

  PyinDecoder(int bins, int reach) {
    this(bins, reach, BLOCK_FRAMES);
  }

  PyinDecoder(int bins, int reach, int blockFrames) {
    this.bins = bins;
    this.reach = reach;
    this.blockFrames = blockFrames;
    this.logTriangle = new double[2 * reach + 1];
    this.logRowSum = new double[bins];
    for (int move = -reach; move <= reach; move++) {
      logTriangle[reach + move] = Math.log(height(move));
    }
    for (int from = 0; from < bins; from++) {
      double sum = 0;
      for (int to = Math.max(0, from - reach); to <= Math.min(bins - 1, from + reach); to++) {
        sum += height(to - from);
      }
      logRowSum[from] = Math.log(sum);
    }
  }

  private double height(int move) {
    return 1 - Math.abs(move) / (reach + 1.0);
  }

  /** librosa spreads as many semitones as a voice may move in one hop over both directions. */
  static int reach(double hopSeconds) {
    long semitones = (long) Math.rint(MAX_OCTAVES_PER_SECOND * 12 * hopSeconds);
    return (int) (PitchBins.PER_SEMITONE * semitones / 2);
  }

  /** The likeliest state of each frame. */
  int[] decode(PyinObservations observations) {
    int frames = observations.frames();
    int[] path = new int[frames];
    if (frames == 0) {
      return path;
    }
    char[][] predecessors = new char[Math.min(frames, blockFrames)][2 * bins];
    Trellis trellis = new Trellis(observations);
    double[][] starts = new double[(frames - 1) / blockFrames + 1][];
    for (int block = 0; block < starts.length; block++) {
      starts[block] = trellis.values.clone();
      trellis.run(block, predecessors);
    }
    int state = trellis.best();
    for (int block = starts.length - 1; block >= 0; block--) {
      if (block < starts.length - 1) {
        trellis.resume(starts[block]);
        trellis.run(block, predecessors);
      }
      int first = block * blockFrames;
      for (int t = Math.min(frames, first + blockFrames) - 1; t >= first; t--) {
        path[t] = state;
        state = predecessors[t - first][state];
      }
    }
    return path;
  }

  /** The state of one run through the frames. */
  private final class Trellis {
    private final PyinObservations observations;

    /** Logarithm of the likeliest path to each state. */
    private double[] values = new double[2 * bins];

    private double[] next = new double[2 * bins];

    /** The likelier way to come from each bin, normalised, and the state that it is. */
    private final double[] source = new double[bins];

    private final int[] sourceState = new int[bins];
    private final double[] reached = new double[bins];
    private final int[] reachedFrom = new int[bins];

    Trellis(PyinObservations observations) {
      this.observations = observations;
      Arrays.fill(values, -Math.log(2.0 * bins));
    }

    void resume(double[] start) {
      System.arraycopy(start, 0, values, 0, values.length);
    }

    void run(int block, char[][] predecessors) {
      int first = block * blockFrames;
      int end = Math.min(observations.frames(), first + blockFrames);
      for (int t = first; t < end; t++) {
        if (t > 0) {
          move(predecessors[t - first]);
        }
        observe(t);
      }
    }

    int best() {
      int best = 0;
      for (int state = 1; state < values.length; state++) {
        best = values[state] > values[best] ? state : best;
      }
      return best;
    }

    private void move(char[] predecessor) {
      int leap = best();
      double leapValue = values[leap] + LOG_TINY;
      for (int base = 0; base < values.length; base += bins) {
        decideVoicing(base);
        search(0, bins - 1, 0, bins - 1);
        for (int bin = 0; bin < bins; bin++) {
          boolean leaps = leapValue > reached[bin];
          next[base + bin] = leaps ? leapValue : reached[bin];
          predecessor[base + bin] = (char) (leaps ? leap : sourceState[reachedFrom[bin]]);
        }
      }
      double[] spent = values;
      values = next;
      next = spent;
    }

    private void decideVoicing(int targetBase) {
      double fromVoiced = targetBase == 0 ? LOG_STAY : LOG_SWITCH;
      double fromUnvoiced = targetBase == 0 ? LOG_SWITCH : LOG_STAY;
      for (int bin = 0; bin < bins; bin++) {
        double voiced = values[bin] + fromVoiced;
        double unvoiced = values[bins + bin] + fromUnvoiced;
        source[bin] = Math.max(voiced, unvoiced) - logRowSum[bin];
        sourceState[bin] = voiced >= unvoiced ? bin : bins + bin;
      }
    }

    /** Best predecessors of bins {@code low} to {@code high}, known to lie within a range. */
    private void search(int low, int high, int fromLow, int fromHigh) {
      if (low > high) {
        return;
      }
      int bin = (low + high) >>> 1;
      int first = Math.max(fromLow, bin - reach);
      int last = Math.min(fromHigh, bin + reach);
      int best = first;
      double bestValue = Double.NEGATIVE_INFINITY;
      for (int from = first; from <= last; from++) {
        double value = source[from] + logTriangle[bin - from + reach];
        if (value > bestValue) {
          bestValue = value;
          best = from;
        }
      }
      reached[bin] = bestValue;
      reachedFrom[bin] = best;
      search(low, bin - 1, fromLow, best);
      search(bin + 1, high, best, fromHigh);
    }

    private void observe(int t) {
      double unvoiced =
          Math.log((1 - observations.voicedProbability(t)) / bins + Double.MIN_NORMAL);
      for (int bin = 0; bin < bins; bin++) {
        values[bins + bin] += unvoiced;
      }
      int first = observations.start(t);
      int end = observations.start(t + 1);
      int bin = bins;
      for (int n = first; n < end; n++) {
        int observed = observations.bin(n);
        if (observed < bins) {
          while (--bin > observed) {
            values[bin] += LOG_TINY;
          }
          values[bin] += Math.log(observations.probability(n) + Double.MIN_NORMAL);
        }
      }
      while (--bin >= 0) {
        values[bin] += LOG_TINY;
      }
    }
  }
}
