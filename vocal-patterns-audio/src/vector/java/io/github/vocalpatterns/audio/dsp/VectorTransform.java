package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.dsp.VectorSignalKernels.DOUBLES;

import jdk.incubator.vector.DoubleVector;

/**
 * Steps of transforms of eight rows of complex numbers side by side, in place: number n of all rows
 * lies in {@code m} from {@code re + 8n} and {@code im + 8n} on.
 *
 * <p>Each step is one loop over a contiguous run, not one over numbers around one over lanes:
 * HotSpot then checks the indices of all vectors before the loop and not in it.
 */
final class VectorTransform {

  private static final int LANES = FrameSamples.LANES;

  /** Which number of its row is at an index: the index shifted by this. */
  private static final int SHIFT = Integer.numberOfTrailingZeros(LANES);

  /** So many numbers of each quarter are 16 KiB and stay in the nearest cache. */
  private static final int NEAR = 32;

  private VectorTransform() {}

  /** One decimation of a block of four quarters; see {@link RowButterfly}. */
  static void decimate(double[] m, int re, int im, int quarter, double[] w) {
    int q = quarter * LANES;
    for (int i = 0; i < q; i += DOUBLES.length()) {
      int t = 6 * (i >> SHIFT);
      DoubleVector ar = at(m, re + i);
      DoubleVector ai = at(m, im + i);
      DoubleVector br = at(m, re + i + q);
      DoubleVector bi = at(m, im + i + q);
      DoubleVector cr = at(m, re + i + 2 * q);
      DoubleVector ci = at(m, im + i + 2 * q);
      DoubleVector dr = at(m, re + i + 3 * q);
      DoubleVector di = at(m, im + i + 3 * q);
      DoubleVector t0r = ar.add(cr);
      DoubleVector t0i = ai.add(ci);
      DoubleVector t1r = ar.sub(cr);
      DoubleVector t1i = ai.sub(ci);
      DoubleVector t2r = br.add(dr);
      DoubleVector t2i = bi.add(di);
      DoubleVector t3r = bi.sub(di);
      DoubleVector t3i = dr.sub(br);
      t0r.add(t2r).intoArray(m, re + i);
      t0i.add(t2i).intoArray(m, im + i);
      turn(t1r.add(t3r), t1i.add(t3i), w[t], w[t + 1], m, re + i + q, im + i + q);
      turn(t0r.sub(t2r), t0i.sub(t2i), w[t + 2], w[t + 3], m, re + i + 2 * q, im + i + 2 * q);
      turn(t1r.sub(t3r), t1i.sub(t3i), w[t + 4], w[t + 5], m, re + i + 3 * q, im + i + 3 * q);
    }
  }

  /**
   * The first decimation, which reads the samples: number n of a row is samples 2n and 2n + 1 times
   * their weights in the window. As one loop it would be too large: past HotSpot's limit it no
   * longer knows the class of a vector, and makes objects of some in many a process. So it is two,
   * and what the first one writes is still near when the second one reads it.
   */
  static void first(
      double[] m, int samples, double[] window, int re, int im, int quarter, int q, double[] w) {
    for (int from = 0; from < quarter; from += NEAR) {
      int to = Math.min(quarter, from + NEAR);
      weighAndAdd(m, samples, window, re, im, from, to, q, 2 * quarter);
      turnSums(m, re, im, from, to, q, w);
    }
  }

  /** Sums and differences of numbers half a row apart; weights of quarters are {@code h} apart. */
  private static void weighAndAdd(
      double[] m, int samples, double[] window, int re, int im, int from, int to, int q, int h) {
    for (int j = from; j < to; j++) {
      for (int i = 0; i < LANES; i += DOUBLES.length()) {
        int n = 2 * j;
        int s = samples + n * LANES + i;
        int a = re + j * LANES + i;
        int b = im + j * LANES + i;
        DoubleVector ar = at(m, s).mul(window[n]);
        DoubleVector ai = at(m, s + LANES).mul(window[n + 1]);
        DoubleVector br = at(m, s + h * LANES).mul(window[n + h]);
        DoubleVector bi = at(m, s + h * LANES + LANES).mul(window[n + h + 1]);
        DoubleVector cr = at(m, s + 2 * h * LANES).mul(window[n + 2 * h]);
        DoubleVector ci = at(m, s + 2 * h * LANES + LANES).mul(window[n + 2 * h + 1]);
        DoubleVector dr = at(m, s + 3 * h * LANES).mul(window[n + 3 * h]);
        DoubleVector di = at(m, s + 3 * h * LANES + LANES).mul(window[n + 3 * h + 1]);
        ar.add(cr).intoArray(m, a);
        ai.add(ci).intoArray(m, b);
        ar.sub(cr).intoArray(m, a + q);
        ai.sub(ci).intoArray(m, b + q);
        br.add(dr).intoArray(m, a + 2 * q);
        bi.add(di).intoArray(m, b + 2 * q);
        bi.sub(di).intoArray(m, a + 3 * q);
        dr.sub(br).intoArray(m, b + 3 * q);
      }
    }
  }

  /** The rest of a decimation, in place of the sums and differences. */
  private static void turnSums(double[] m, int re, int im, int from, int to, int q, double[] w) {
    for (int i = from * LANES; i < to * LANES; i += DOUBLES.length()) {
      int t = 6 * (i >> SHIFT);
      DoubleVector t0r = at(m, re + i);
      DoubleVector t0i = at(m, im + i);
      DoubleVector t1r = at(m, re + i + q);
      DoubleVector t1i = at(m, im + i + q);
      DoubleVector t2r = at(m, re + i + 2 * q);
      DoubleVector t2i = at(m, im + i + 2 * q);
      DoubleVector t3r = at(m, re + i + 3 * q);
      DoubleVector t3i = at(m, im + i + 3 * q);
      t0r.add(t2r).intoArray(m, re + i);
      t0i.add(t2i).intoArray(m, im + i);
      turn(t1r.add(t3r), t1i.add(t3i), w[t], w[t + 1], m, re + i + q, im + i + q);
      turn(t0r.sub(t2r), t0i.sub(t2i), w[t + 2], w[t + 3], m, re + i + 2 * q, im + i + 2 * q);
      turn(t1r.sub(t3r), t1i.sub(t3i), w[t + 4], w[t + 5], m, re + i + 3 * q, im + i + 3 * q);
    }
  }

  /** The last decimation of leaves of four numbers. */
  static void leaves4(double[] m, int re, int im, int leaves) {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      for (int leaf = 0; leaf < leaves; leaf++) {
        int a = re + lane + 4 * LANES * leaf;
        int b = im + lane + 4 * LANES * leaf;
        DoubleVector ar = at(m, a);
        DoubleVector ai = at(m, b);
        DoubleVector br = at(m, a + LANES);
        DoubleVector bi = at(m, b + LANES);
        DoubleVector cr = at(m, a + 2 * LANES);
        DoubleVector ci = at(m, b + 2 * LANES);
        DoubleVector dr = at(m, a + 3 * LANES);
        DoubleVector di = at(m, b + 3 * LANES);
        ar.add(cr).add(br.add(dr)).intoArray(m, a);
        ai.add(ci).add(bi.add(di)).intoArray(m, b);
        ar.sub(cr).add(bi.sub(di)).intoArray(m, a + LANES);
        ai.sub(ci).sub(br.sub(dr)).intoArray(m, b + LANES);
        ar.add(cr).sub(br.add(dr)).intoArray(m, a + 2 * LANES);
        ai.add(ci).sub(bi.add(di)).intoArray(m, b + 2 * LANES);
        ar.sub(cr).sub(bi.sub(di)).intoArray(m, a + 3 * LANES);
        ai.sub(ci).add(br.sub(dr)).intoArray(m, b + 3 * LANES);
      }
    }
  }

  /** The first number and the last of {@link #leaves4} only: those of low bands. */
  static void outerOfLeaves4(double[] m, int re, int im, int leaves) {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      for (int leaf = 0; leaf < leaves; leaf++) {
        int a = re + lane + 4 * LANES * leaf;
        int b = im + lane + 4 * LANES * leaf;
        DoubleVector ar = at(m, a);
        DoubleVector ai = at(m, b);
        DoubleVector br = at(m, a + LANES);
        DoubleVector bi = at(m, b + LANES);
        DoubleVector cr = at(m, a + 2 * LANES);
        DoubleVector ci = at(m, b + 2 * LANES);
        DoubleVector dr = at(m, a + 3 * LANES);
        DoubleVector di = at(m, b + 3 * LANES);
        ar.add(cr).add(br.add(dr)).intoArray(m, a);
        ai.add(ci).add(bi.add(di)).intoArray(m, b);
        ar.sub(cr).sub(bi.sub(di)).intoArray(m, a + 3 * LANES);
        ai.sub(ci).add(br.sub(dr)).intoArray(m, b + 3 * LANES);
      }
    }
  }

  /** The last decimation of leaves of two numbers. */
  static void leaves2(double[] m, int re, int im, int leaves) {
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      for (int leaf = 0; leaf < leaves; leaf++) {
        int a = re + 2 * LANES * leaf + i;
        int b = im + 2 * LANES * leaf + i;
        DoubleVector ar = at(m, a);
        DoubleVector ai = at(m, b);
        DoubleVector br = at(m, a + LANES);
        DoubleVector bi = at(m, b + LANES);
        ar.add(br).intoArray(m, a);
        ai.add(bi).intoArray(m, b);
        ar.sub(br).intoArray(m, a + LANES);
        ai.sub(bi).intoArray(m, b + LANES);
      }
    }
  }

  static DoubleVector at(double[] numbers, int at) {
    return DoubleVector.fromArray(DOUBLES, numbers, at);
  }

  /** The product with (wr, wi). */
  private static void turn(
      DoubleVector ur, DoubleVector ui, double wr, double wi, double[] m, int re, int im) {
    DoubleVector cos = DoubleVector.broadcast(DOUBLES, wr);
    DoubleVector sin = DoubleVector.broadcast(DOUBLES, wi);
    ur.mul(cos).sub(ui.mul(sin)).intoArray(m, re);
    ur.mul(sin).add(ui.mul(cos)).intoArray(m, im);
  }
}
