package io.github.vocalpatterns.audio.dsp;

import java.util.Arrays;

/**
 * The tables by which both kernel sets turn frames of 2M real samples into band powers.
 *
 * <p>A frame is read as M complex numbers z[n] = x[2n] + i·x[2n+1]. Its transform Z is a recursion
 * of decimations in frequency by 4, in place, down to leaves of 4 or 2 numbers, whose last
 * decimation is evaluated only for the bins that some band touches. From Z follow the bins of the
 * real frame, X[k] = E + w^k·O with E and O the even and odd halves of Z[k] and conj Z[M−k] (H.
 * Sorensen et al., Real-valued fast Fourier transform algorithms, 1987).
 *
 * <p>The periodic Hann window comes last: ½ − ½cos(2πn/2M) times the samples is ½X[k] − ¼X[k−1] −
 * ¼X[k+1] of their transform. So frames that overlap start from the same numbers, which are read
 * and converted once.
 */
final class FramePlan {

  /** The first decimation and the leaves must be two things. */
  static final int LEAST_FFT_SIZE = 16;

  final int fftSize;

  /** M, complex numbers in a frame. */
  final int size;

  /** Numbers in a leaf, 4 or 2. */
  final int leaf;

  /** The first of the bins that the bands touch. */
  final int fromBin;

  /** How many they are. */
  final int bins;

  /** Cosine and sine of 2πk/2M for those bins and one on either side. */
  final double[] cos;

  final double[] sin;

  /** The sine's negative, which saves vectors a change of sign. */
  final double[] minusSin;

  /**
   * The filters' weights over 64: what is squared is eight times what it should be, a factor of 2
   * from E and O and one of 4 from the window.
   */
  final double[][] weights;

  final MelFilterBank bank;

  final Twiddles twiddles;

  /** Where the leaf begins that holds the frequencies k, k + M/leaf, …. */
  private final int[] leafStart;

  /** Bit i is set where some band needs number i of a leaf. */
  private final int wantedOfLeaf;

  /** M / leaf is 2 to this power. */
  private final int leafShift;

  FramePlan(int fftSize, MelFilterBank bank) {
    this.fftSize = fftSize;
    this.size = fftSize / 2;
    this.bank = bank;
    this.fromBin = bank.fromBin();
    this.bins = bank.toBin() - fromBin;
    this.leaf = Integer.numberOfTrailingZeros(size) % 2 == 0 ? 4 : 2;
    this.cos = new double[bins + 2];
    this.sin = new double[bins + 2];
    this.minusSin = new double[bins + 2];
    for (int i = 0; i < bins + 2; i++) {
      cos[i] = Math.cos(Math.PI * (fromBin - 1 + i) / size);
      sin[i] = Math.sin(Math.PI * (fromBin - 1 + i) / size);
      minusSin[i] = -sin[i];
    }
    this.weights = new double[bank.bands()][];
    for (int band = 0; band < weights.length; band++) {
      weights[band] = Arrays.stream(bank.weights(band)).map(weight -> weight / 64).toArray();
    }
    this.twiddles = new Twiddles(size, leaf);
    this.leafShift = Integer.numberOfTrailingZeros(size / leaf);
    this.leafStart = new int[size / leaf];
    placeLeaves(0, size, 0, 1);
    int wanted = 0;
    for (int k = fromBin - 1; k <= fromBin + bins; k++) {
      wanted |= 1 << leafIndex(k) | 1 << leafIndex(size - k);
    }
    this.wantedOfLeaf = wanted;
  }

  /** Whether frames of this size have a plan. */
  static boolean covers(int fftSize) {
    return fftSize >= LEAST_FFT_SIZE && Integer.bitCount(fftSize) == 1;
  }

  /** Each decimation leaves the frequencies that are r modulo 4 in quarter r. */
  private void placeLeaves(int start, int block, int frequency, int step) {
    if (block == leaf) {
      leafStart[frequency] = start;
      return;
    }
    for (int r = 0; r < 4; r++) {
      placeLeaves(start + r * block / 4, block / 4, frequency + r * step, 4 * step);
    }
  }

  /** Where the leaf of Z[k mod M] begins. */
  int leafStart(int k) {
    return leafStart[k & (size / leaf - 1)];
  }

  /** Which of the leaf's numbers Z[k mod M] is. */
  int leafIndex(int k) {
    return (k & (size - 1)) >> leafShift;
  }

  /** Whether of leaves of four only the first number and the last are needed. */
  boolean wantsOuterOfLeaves() {
    return (wantedOfLeaf & 0b0110) == 0;
  }

  /** Where Z[k mod M] stands after all decimations. */
  int place(int k) {
    return leafStart(k) + leafIndex(k);
  }
}
