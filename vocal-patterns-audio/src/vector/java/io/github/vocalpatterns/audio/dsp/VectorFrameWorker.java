package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.dsp.VectorFrameKernels.DOUBLES;
import static io.github.vocalpatterns.audio.dsp.VectorFrameKernels.FLOATS;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * Eight frames at a time. Number n of all frames lies in {@code re} and {@code im} from 8n on; the
 * first decimation reads the samples and applies the window on the way.
 */
final class VectorFrameWorker implements FrameKernels.FrameWorker {

  private static final int LANES = FrameSamples.LANES;

  private final FramePlan plan;
  private final double[] re;
  private final double[] im;
  private final double[] powers;
  private final float[] block;

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
    transform(0, plan.size);
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

  /** A block's four quarters are done one after the other, so that they stay in the cache. */
  private void transform(int start, int block) {
    if (block == plan.leaf) {
      return;
    }
    decimate(re, im, start * LANES, block / 4, plan.twiddles(block));
    for (int r = 0; r < 4; r++) {
      transform(start + r * block / 4, block / 4);
    }
  }

  /** See {@link RowButterfly}. */
  private static void decimate(double[] re, double[] im, int start, int quarter, double[] w) {
    int q = quarter * LANES;
    for (int j = 0; j < quarter; j++) {
      for (int i = 0; i < LANES; i += DOUBLES.length()) {
        int a = start + j * LANES + i;
        DoubleVector t0r = at(re, a).add(at(re, a + 2 * q));
        DoubleVector t0i = at(im, a).add(at(im, a + 2 * q));
        DoubleVector t1r = at(re, a).sub(at(re, a + 2 * q));
        DoubleVector t1i = at(im, a).sub(at(im, a + 2 * q));
        DoubleVector t2r = at(re, a + q).add(at(re, a + 3 * q));
        DoubleVector t2i = at(im, a + q).add(at(im, a + 3 * q));
        DoubleVector t3r = at(im, a + q).sub(at(im, a + 3 * q));
        DoubleVector t3i = at(re, a + 3 * q).sub(at(re, a + q));
        t0r.add(t2r).intoArray(re, a);
        t0i.add(t2i).intoArray(im, a);
        turn(t1r.add(t3r), t1i.add(t3i), w[6 * j], w[6 * j + 1], re, im, a + q);
        turn(t0r.sub(t2r), t0i.sub(t2i), w[6 * j + 2], w[6 * j + 3], re, im, a + 2 * q);
        turn(t1r.sub(t3r), t1i.sub(t3i), w[6 * j + 4], w[6 * j + 5], re, im, a + 3 * q);
      }
    }
  }

  private static DoubleVector at(double[] numbers, int at) {
    return DoubleVector.fromArray(DOUBLES, numbers, at);
  }

  /** The product with (wr, wi). */
  private static void turn(
      DoubleVector ur, DoubleVector ui, double wr, double wi, double[] re, double[] im, int at) {
    ur.mul(wr).sub(ui.mul(wi)).intoArray(re, at);
    ur.mul(wi).add(ui.mul(wr)).intoArray(im, at);
  }

  private void bin(int k) {
    int z = plan.leafStart(k) * LANES;
    int y = plan.leafStart(plan.size - k) * LANES;
    int zKind = leafKind(k);
    int yKind = leafKind(plan.size - k);
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      DoubleVector zr = leaf(zKind, re, im, z + i);
      DoubleVector zi = leaf(imaginary(zKind), im, re, z + i);
      DoubleVector yr = leaf(yKind, re, im, y + i);
      DoubleVector yi = leaf(imaginary(yKind), im, re, y + i);
      DoubleVector even = zi.add(yi);
      DoubleVector odd = yr.sub(zr);
      DoubleVector xr = zr.add(yr).add(even.mul(plan.cos[k])).add(odd.mul(plan.sin[k]));
      DoubleVector xi = zi.sub(yi).add(odd.mul(plan.cos[k])).sub(even.mul(plan.sin[k]));
      xr.mul(xr).add(xi.mul(xi)).intoArray(powers, (k - plan.fromBin) * LANES + i);
    }
  }

  /** Leaves of four have kinds 0 to 3, leaves of two 4 and 5. */
  private int leafKind(int k) {
    return (plan.leaf == 4 ? 0 : 4) + plan.leafIndex(k);
  }

  /** What is added in the real part of an odd number is subtracted in its imaginary part. */
  private static int imaginary(int kind) {
    return kind == 1 || kind == 3 ? 4 - kind : kind;
  }

  /** One part of one number of the last decimation. */
  private static DoubleVector leaf(int kind, double[] part, double[] other, int a) {
    int b = a + LANES;
    int c = b + LANES;
    int d = c + LANES;
    return switch (kind) {
      case 0 -> at(part, a).add(at(part, c)).add(at(part, b).add(at(part, d)));
      case 1 -> at(part, a).sub(at(part, c)).add(at(other, b).sub(at(other, d)));
      case 2 -> at(part, a).add(at(part, c)).sub(at(part, b).add(at(part, d)));
      case 3 -> at(part, a).sub(at(part, c)).sub(at(other, b).sub(at(other, d)));
      case 4 -> at(part, a).add(at(part, b));
      default -> at(part, a).sub(at(part, b));
    };
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
