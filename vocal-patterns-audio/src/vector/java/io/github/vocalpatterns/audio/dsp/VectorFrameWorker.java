package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.dsp.VectorSignalKernels.DOUBLES;
import static io.github.vocalpatterns.audio.dsp.VectorSignalKernels.FLOATS;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * Eight frames at a time. Number n of all frames lies in {@code re} and {@code im} from 8n on; the
 * first decimation reads the samples and applies the window on the way.
 */
final class VectorFrameWorker implements SignalKernels.FrameWorker {

  private static final int LANES = FrameSamples.LANES;

  private final FramePlan plan;
  private final double[] re;
  private final double[] im;
  private final double[] powers;
  private final float[] block;

  /** Z[k] and Z[M−k]. */
  private final double[] pair = new double[4 * LANES];

  VectorFrameWorker(FramePlan plan) {
    this.plan = plan;
    this.re = new double[plan.size * LANES];
    this.im = new double[plan.size * LANES];
    this.powers = new double[(plan.toBin - plan.fromBin) * LANES];
    this.block = new float[plan.bank.bands() * LANES];
  }

  @Override
  public int framesAtOnce() {
    return LANES;
  }

  @Override
  public void powers(
      FrameSamples samples, int from, int count, float[] values, int at, int stride) {
    samples.load(from, count);
    window(samples.rows(), samples.rowStarts());
    VectorTransform.forward(re, im, 0, plan.size, plan.leaf, plan.twiddles);
    for (int k = plan.fromBin; k < plan.toBin; k++) {
      bin(k);
    }
    for (int band = 0; band < plan.bank.bands(); band++) {
      band(band);
      System.arraycopy(block, band * LANES, values, band * stride + at, count);
    }
  }

  private void window(float[] rows, int[] starts) {
    for (int n = 0; n < plan.size; n++) {
      spread(rows, starts[2 * n], plan.window[2 * n], re, n * LANES);
      spread(rows, starts[2 * n + 1], plan.window[2 * n + 1], im, n * LANES);
    }
  }

  private static void spread(float[] rows, int start, double weight, double[] out, int at) {
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      DoubleVector row =
          (DoubleVector) FloatVector.fromArray(FLOATS, rows, start + i).castShape(DOUBLES, 0);
      row.mul(weight).intoArray(out, at + i);
    }
  }

  private static DoubleVector at(double[] numbers, int at) {
    return DoubleVector.fromArray(DOUBLES, numbers, at);
  }

  private void bin(int k) {
    for (int side = 0; side < 2; side++) {
      leaf(side == 0 ? k : plan.size - k, 2 * side * LANES);
    }
    double cos = plan.cos[k];
    double sin = plan.sin[k];
    int at = (k - plan.fromBin) * LANES;
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      DoubleVector zr = at(pair, i);
      DoubleVector zi = at(pair, LANES + i);
      DoubleVector yr = at(pair, 2 * LANES + i);
      DoubleVector yi = at(pair, 3 * LANES + i);
      DoubleVector even = zi.add(yi);
      DoubleVector odd = yr.sub(zr);
      DoubleVector xr = zr.add(yr).add(even.mul(cos)).add(odd.mul(sin));
      DoubleVector xi = zi.sub(yi).add(odd.mul(cos)).sub(even.mul(sin));
      xr.mul(xr).add(xi.mul(xi)).intoArray(powers, at + i);
    }
  }

  /**
   * The last decimation, for one frequency: both parts into {@code pair}. Loops instead of calls in
   * a row, here and above, as HotSpot stops to inline where a method has become too large.
   */
  private void leaf(int k, int at) {
    int a = plan.leafStart(k) * LANES;
    int index = plan.leafIndex(k);
    for (int part = 0; part < 2; part++) {
      double[] own = part == 0 ? re : im;
      if (plan.leaf == 2) {
        ofTwo(own, a, index == 0, at + part * LANES);
      } else if (index % 2 == 0) {
        evenOfFour(own, a, index == 0, at + part * LANES);
      } else {
        double[] other = part == 0 ? im : re;
        oddOfFour(own, other, a, index == 1 + 2 * part, at + part * LANES);
      }
    }
  }

  private void ofTwo(double[] part, int start, boolean adds, int at) {
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      store(at(part, start + i), at(part, start + LANES + i), adds, at + i);
    }
  }

  private void evenOfFour(double[] part, int start, boolean adds, int at) {
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      DoubleVector ac = at(part, start + i).add(at(part, start + 2 * LANES + i));
      DoubleVector bd = at(part, start + LANES + i).add(at(part, start + 3 * LANES + i));
      store(ac, bd, adds, at + i);
    }
  }

  private void oddOfFour(double[] part, double[] other, int start, boolean adds, int at) {
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      DoubleVector ac = at(part, start + i).sub(at(part, start + 2 * LANES + i));
      DoubleVector bd = at(other, start + LANES + i).sub(at(other, start + 3 * LANES + i));
      store(ac, bd, adds, at + i);
    }
  }

  /** Two stores, as a vector that comes from either of two branches may become an object. */
  private void store(DoubleVector a, DoubleVector b, boolean adds, int at) {
    if (adds) {
      a.add(b).intoArray(pair, at);
    } else {
      a.sub(b).intoArray(pair, at);
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
      FloatVector row = (FloatVector) sum.min(Float.MAX_VALUE).castShape(FLOATS, 0);
      row.intoArray(block, band * LANES + i);
    }
  }
}
