package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.dsp.VectorSignalKernels.DOUBLES;

import jdk.incubator.vector.DoubleVector;

/**
 * Transforms of eight rows of complex numbers side by side, in place: number n of all rows lies
 * from 8n on. A block's four quarters are done one after the other, so that they stay in the cache.
 */
final class VectorTransform {

  private static final int LANES = FrameSamples.LANES;

  private VectorTransform() {}

  /** Decimations in frequency down to blocks of {@code leaf} numbers. */
  static void forward(double[] re, double[] im, int start, int block, int leaf, Twiddles twiddles) {
    if (block == leaf) {
      return;
    }
    decimate(re, im, start * LANES, block / 4, twiddles.of(block), 0, block / 4);
    for (int r = 0; r < 4; r++) {
      forward(re, im, start + r * block / 4, block / 4, leaf, twiddles);
    }
  }

  /** The inverse, without a factor, of numbers in the order that {@link #forward} leaves. */
  static void backward(double[] re, double[] im, int start, int block, Twiddles twiddles) {
    if (block == 1) {
      return;
    }
    for (int r = 0; r < 4; r++) {
      backward(re, im, start + r * block / 4, block / 4, twiddles);
    }
    join(re, im, start * LANES, block / 4, twiddles.of(block));
  }

  /** Steps {@code from} to {@code to} of the quarter of a block; see {@link RowButterfly}. */
  static void decimate(
      double[] re, double[] im, int start, int quarter, double[] w, int from, int to) {
    int q = quarter * LANES;
    for (int j = from; j < to; j++) {
      for (int i = 0; i < LANES; i += DOUBLES.length()) {
        int a = start + j * LANES + i;
        DoubleVector ar = at(re, a);
        DoubleVector ai = at(im, a);
        DoubleVector br = at(re, a + q);
        DoubleVector bi = at(im, a + q);
        DoubleVector cr = at(re, a + 2 * q);
        DoubleVector ci = at(im, a + 2 * q);
        DoubleVector dr = at(re, a + 3 * q);
        DoubleVector di = at(im, a + 3 * q);
        DoubleVector t0r = ar.add(cr);
        DoubleVector t0i = ai.add(ci);
        DoubleVector t1r = ar.sub(cr);
        DoubleVector t1i = ai.sub(ci);
        DoubleVector t2r = br.add(dr);
        DoubleVector t2i = bi.add(di);
        DoubleVector t3r = bi.sub(di);
        DoubleVector t3i = dr.sub(br);
        t0r.add(t2r).intoArray(re, a);
        t0i.add(t2i).intoArray(im, a);
        turn(t1r.add(t3r), t1i.add(t3i), w[6 * j], w[6 * j + 1], re, im, a + q);
        turn(t0r.sub(t2r), t0i.sub(t2i), w[6 * j + 2], w[6 * j + 3], re, im, a + 2 * q);
        turn(t1r.sub(t3r), t1i.sub(t3i), w[6 * j + 4], w[6 * j + 5], re, im, a + 3 * q);
      }
    }
  }

  /** See {@link RowButterfly#join}. */
  private static void join(double[] re, double[] im, int start, int quarter, double[] w) {
    int q = quarter * LANES;
    for (int j = 0; j < quarter; j++) {
      for (int i = 0; i < LANES; i += DOUBLES.length()) {
        int a = start + j * LANES + i;
        DoubleVector ar = at(re, a);
        DoubleVector ai = at(im, a);
        DoubleVector br = turned(re, a + q, w[6 * j], im, w[6 * j + 1]);
        DoubleVector bi = turned(im, a + q, w[6 * j], re, -w[6 * j + 1]);
        DoubleVector cr = turned(re, a + 2 * q, w[6 * j + 2], im, w[6 * j + 3]);
        DoubleVector ci = turned(im, a + 2 * q, w[6 * j + 2], re, -w[6 * j + 3]);
        DoubleVector dr = turned(re, a + 3 * q, w[6 * j + 4], im, w[6 * j + 5]);
        DoubleVector di = turned(im, a + 3 * q, w[6 * j + 4], re, -w[6 * j + 5]);
        ar.add(cr).add(br.add(dr)).intoArray(re, a);
        ai.add(ci).add(bi.add(di)).intoArray(im, a);
        ar.sub(cr).sub(bi.sub(di)).intoArray(re, a + q);
        ai.sub(ci).add(br.sub(dr)).intoArray(im, a + q);
        ar.add(cr).sub(br.add(dr)).intoArray(re, a + 2 * q);
        ai.add(ci).sub(bi.add(di)).intoArray(im, a + 2 * q);
        ar.sub(cr).add(bi.sub(di)).intoArray(re, a + 3 * q);
        ai.sub(ci).sub(br.sub(dr)).intoArray(im, a + 3 * q);
      }
    }
  }

  /** a·p + b·q. */
  private static DoubleVector turned(double[] a, int at, double p, double[] b, double q) {
    return at(a, at).mul(p).add(at(b, at).mul(q));
  }

  private static DoubleVector at(double[] numbers, int at) {
    return DoubleVector.fromArray(DOUBLES, numbers, at);
  }

  /** The product with (wr, wi). */
  private static void turn(
      DoubleVector ur, DoubleVector ui, double wr, double wi, double[] re, double[] im, int at) {
    DoubleVector cos = DoubleVector.broadcast(DOUBLES, wr);
    DoubleVector sin = DoubleVector.broadcast(DOUBLES, wi);
    ur.mul(cos).sub(ui.mul(sin)).intoArray(re, at);
    ur.mul(sin).add(ui.mul(cos)).intoArray(im, at);
  }
}
