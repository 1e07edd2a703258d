package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.dsp.VectorSignalKernels.DOUBLES;

import jdk.incubator.vector.DoubleVector;

/**
 * Eight frames at a time. Number n of all frames lies in {@code re} and {@code im} from 8n on; the
 * first decimation reads the samples and applies the window on the way.
 */
final class VectorFrameWorker implements SignalKernels.FrameWorker {

  private static final int LANES = FrameSamples.LANES;

  /** A block of so many numbers is 8 KiB. */
  private static final int NEAR = 64;

  private final FramePlan plan;
  private final double[] re;
  private final double[] im;
  private final double[] powers;
  private final double[] block = new double[LANES];

  /** The wanted numbers of the transform, in the order of their frequencies. */
  private final double[] wantedRe;

  private final double[] wantedIm;

  VectorFrameWorker(FramePlan plan) {
    this.plan = plan;
    this.re = new double[plan.size * LANES];
    this.im = new double[plan.size * LANES];
    this.wantedRe = new double[plan.size * LANES];
    this.wantedIm = new double[plan.size * LANES];
    this.powers = new double[(plan.toBin - plan.fromBin) * LANES];
  }

  @Override
  public int framesAtOnce() {
    return LANES;
  }

  @Override
  public void powers(
      FrameSamples samples, int from, int count, float[] values, int at, int stride) {
    samples.load(from, count);
    first(samples.rows(), samples.rowStarts());
    for (int r = 0; r < 4; r++) {
      transform(r * plan.size / 4, plan.size / 4);
    }
    for (int k = plan.fromBin; k < plan.toBin; k++) {
      bin(k);
    }
    for (int band = 0; band < plan.bank.bands(); band++) {
      band(band);
      for (int i = 0; i < count; i++) {
        values[band * stride + at + i] = (float) block[i];
      }
    }
  }

  /**
   * The first decimation, some steps at a time, so that what they need is windowed into the nearest
   * cache. Number n of a frame is its samples 2n and 2n + 1.
   */
  private void first(double[] rows, int[] starts) {
    double[] twiddles = plan.twiddles.of(plan.size);
    int quarter = plan.size / 4;
    for (int from = 0; from < quarter; from += NEAR / 4) {
      int to = Math.min(quarter, from + NEAR / 4);
      for (int r = 0; r < 4; r++) {
        window(rows, starts, r * quarter + from, r * quarter + to);
      }
      VectorTransform.decimate(re, im, 0, quarter, twiddles, from, to);
    }
  }

  private void window(double[] rows, int[] starts, int from, int to) {
    for (int n = from; n < to; n++) {
      spread(rows, starts[2 * n], plan.window[2 * n], re, n * LANES);
      spread(rows, starts[2 * n + 1], plan.window[2 * n + 1], im, n * LANES);
    }
  }

  private static void spread(double[] rows, int start, double weight, double[] out, int at) {
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      at(rows, start + i).mul(weight).intoArray(out, at + i);
    }
  }

  /** Down to the wanted numbers of small blocks while they are in the nearest cache. */
  private void transform(int start, int block) {
    if (block > NEAR) {
      int quarter = block / 4;
      double[] twiddles = plan.twiddles.of(block);
      VectorTransform.decimate(re, im, start * LANES, quarter, twiddles, 0, quarter);
      for (int r = 0; r < 4; r++) {
        transform(start + r * quarter, quarter);
      }
      return;
    }
    VectorTransform.forward(re, im, start, block, plan.leaf, plan.twiddles);
    for (int at = start; at < start + block; at += plan.leaf) {
      for (int index = 0; index < plan.leaf; index++) {
        if (plan.wanted[at + index] >= 0) {
          leaf(at * LANES, index, plan.wanted[at + index] * LANES);
        }
      }
    }
  }

  private static DoubleVector at(double[] numbers, int at) {
    return DoubleVector.fromArray(DOUBLES, numbers, at);
  }

  private void bin(int k) {
    int z = (k & plan.size - 1) * LANES;
    int y = (plan.size - k & plan.size - 1) * LANES;
    double cos = plan.cos[k];
    double sin = plan.sin[k];
    int at = (k - plan.fromBin) * LANES;
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      DoubleVector zr = at(wantedRe, z + i);
      DoubleVector zi = at(wantedIm, z + i);
      DoubleVector yr = at(wantedRe, y + i);
      DoubleVector yi = at(wantedIm, y + i);
      DoubleVector even = zi.add(yi);
      DoubleVector odd = yr.sub(zr);
      DoubleVector xr = zr.add(yr).add(even.mul(cos)).add(odd.mul(sin));
      DoubleVector xi = zi.sub(yi).add(odd.mul(cos)).sub(even.mul(sin));
      xr.mul(xr).add(xi.mul(xi)).intoArray(powers, at + i);
    }
  }

  /**
   * The last decimation, for one number of a leaf. Loops instead of calls in a row, here and below,
   * as HotSpot stops to inline where a method has become too large.
   */
  private void leaf(int a, int index, int at) {
    for (int part = 0; part < 2; part++) {
      double[] own = part == 0 ? re : im;
      double[] out = part == 0 ? wantedRe : wantedIm;
      if (plan.leaf == 2) {
        ofTwo(own, a, index == 0, out, at);
      } else if (index % 2 == 0) {
        evenOfFour(own, a, index == 0, out, at);
      } else {
        double[] other = part == 0 ? im : re;
        oddOfFour(own, other, a, index == 1 + 2 * part, out, at);
      }
    }
  }

  private static void ofTwo(double[] part, int start, boolean adds, double[] out, int at) {
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      store(at(part, start + i), at(part, start + LANES + i), adds, out, at + i);
    }
  }

  private static void evenOfFour(double[] part, int start, boolean adds, double[] out, int at) {
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      DoubleVector ac = at(part, start + i).add(at(part, start + 2 * LANES + i));
      DoubleVector bd = at(part, start + LANES + i).add(at(part, start + 3 * LANES + i));
      store(ac, bd, adds, out, at + i);
    }
  }

  private static void oddOfFour(
      double[] part, double[] other, int start, boolean adds, double[] out, int at) {
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      DoubleVector ac = at(part, start + i).sub(at(part, start + 2 * LANES + i));
      DoubleVector bd = at(other, start + LANES + i).sub(at(other, start + 3 * LANES + i));
      store(ac, bd, adds, out, at + i);
    }
  }

  /** Two stores, as a vector that comes from either of two branches may become an object. */
  private static void store(DoubleVector a, DoubleVector b, boolean adds, double[] out, int at) {
    if (adds) {
      a.add(b).intoArray(out, at);
    } else {
      a.sub(b).intoArray(out, at);
    }
  }

  private void band(int band) {
    double[] weights = plan.bank.weights(band);
    int first = (plan.bank.firstBin(band) - plan.fromBin) * LANES;
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int k = 0; k < weights.length; k++) {
        sum = sum.add(at(powers, first + k * LANES + i).mul(weights[k]));
      }
      sum.min(Float.MAX_VALUE).intoArray(block, i);
    }
  }
}
