package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.dsp.VectorSignalKernels.DOUBLES;

import jdk.incubator.vector.DoubleVector;

/**
 * Steps of transforms of eight rows of complex numbers side by side: the real parts of number n of
 * all rows lie in {@code m} from {@code at + 16n} on, the imaginary parts behind them.
 *
 * <p>Each step is one loop over a contiguous run: HotSpot then checks the indices of all vectors
 * before the loop and not in it. It has few addresses, as each costs instructions: that is why both
 * parts lie together.
 */
final class VectorTransform {

  private static final int LANES = FrameSamples.LANES;

  /** From a number to the next. */
  static final int NUMBER = 2 * LANES;

  private VectorTransform() {}

  /**
   * One decimation of a block of four quarters, see {@link RowButterfly}, in place or from
   * somewhere else: butterflies {@code first} to {@code end} of quarters that would begin at {@code
   * a}, {@code b}, {@code c} and {@code d}; {@code toQ} leads from a quarter to the next.
   */
  static void decimate(
      double[] m, int a, int b, int c, int d, int to, int toQ, int first, int end, double[] w) {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      for (int j = first; j < end; j++) {
        int t = Twiddles.STEP * j;
        int offset = lane + NUMBER * j;
        DoubleVector ar = at(m, a + offset);
        DoubleVector ai = at(m, a + offset + LANES);
        DoubleVector br = at(m, b + offset);
        DoubleVector bi = at(m, b + offset + LANES);
        DoubleVector cr = at(m, c + offset);
        DoubleVector ci = at(m, c + offset + LANES);
        DoubleVector dr = at(m, d + offset);
        DoubleVector di = at(m, d + offset + LANES);
        DoubleVector t0r = ar.add(cr);
        DoubleVector t0i = ai.add(ci);
        DoubleVector t1r = ar.sub(cr);
        DoubleVector t1i = ai.sub(ci);
        DoubleVector t2r = br.add(dr);
        DoubleVector t2i = bi.add(di);
        DoubleVector t3r = bi.sub(di);
        DoubleVector t3i = dr.sub(br);
        int p = to + offset;
        int q = p + toQ;
        int r = q + toQ;
        int s = r + toQ;
        t0r.add(t2r).intoArray(m, p);
        t0i.add(t2i).intoArray(m, p + LANES);
        turn(t1r.add(t3r), t1i.add(t3i), w[t], w[t + 1], w[t + 6], m, q);
        turn(t0r.sub(t2r), t0i.sub(t2i), w[t + 2], w[t + 3], w[t + 7], m, r);
        turn(t1r.sub(t3r), t1i.sub(t3i), w[t + 4], w[t + 5], m, s);
      }
    }
  }

  /**
   * Decimations of blocks of 16 numbers that lie behind each other: one butterfly of each, the one
   * whose factors begin at index {@code t}, and so with the same factors. Written out, as what both
   * decimations share is too large to be inlined.
   */
  static void decimate16(double[] m, int at, int blocks, double[] w, int t) {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      for (int block = 0; block < blocks; block++) {
        int a = at + lane + 16 * NUMBER * block;
        DoubleVector ar = at(m, a);
        DoubleVector ai = at(m, a + LANES);
        DoubleVector br = at(m, a + 4 * NUMBER);
        DoubleVector bi = at(m, a + 4 * NUMBER + LANES);
        DoubleVector cr = at(m, a + 8 * NUMBER);
        DoubleVector ci = at(m, a + 8 * NUMBER + LANES);
        DoubleVector dr = at(m, a + 12 * NUMBER);
        DoubleVector di = at(m, a + 12 * NUMBER + LANES);
        DoubleVector t0r = ar.add(cr);
        DoubleVector t0i = ai.add(ci);
        DoubleVector t1r = ar.sub(cr);
        DoubleVector t1i = ai.sub(ci);
        DoubleVector t2r = br.add(dr);
        DoubleVector t2i = bi.add(di);
        DoubleVector t3r = bi.sub(di);
        DoubleVector t3i = dr.sub(br);
        t0r.add(t2r).intoArray(m, a);
        t0i.add(t2i).intoArray(m, a + LANES);
        turn(t1r.add(t3r), t1i.add(t3i), w[t], w[t + 1], w[t + 6], m, a + 4 * NUMBER);
        turn(t0r.sub(t2r), t0i.sub(t2i), w[t + 2], w[t + 3], w[t + 7], m, a + 8 * NUMBER);
        turn(t1r.sub(t3r), t1i.sub(t3i), w[t + 4], w[t + 5], m, a + 12 * NUMBER);
      }
    }
  }

  /** The first butterfly of each of these blocks, whose factors are 1. */
  static void decimate16First(double[] m, int at, int blocks) {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      for (int block = 0; block < blocks; block++) {
        int a = at + lane + 16 * NUMBER * block;
        DoubleVector ar = at(m, a);
        DoubleVector ai = at(m, a + LANES);
        DoubleVector br = at(m, a + 4 * NUMBER);
        DoubleVector bi = at(m, a + 4 * NUMBER + LANES);
        DoubleVector cr = at(m, a + 8 * NUMBER);
        DoubleVector ci = at(m, a + 8 * NUMBER + LANES);
        DoubleVector dr = at(m, a + 12 * NUMBER);
        DoubleVector di = at(m, a + 12 * NUMBER + LANES);
        ar.add(cr).add(br.add(dr)).intoArray(m, a);
        ai.add(ci).add(bi.add(di)).intoArray(m, a + LANES);
        ar.sub(cr).add(bi.sub(di)).intoArray(m, a + 4 * NUMBER);
        ai.sub(ci).sub(br.sub(dr)).intoArray(m, a + 4 * NUMBER + LANES);
        ar.add(cr).sub(br.add(dr)).intoArray(m, a + 8 * NUMBER);
        ai.add(ci).sub(bi.add(di)).intoArray(m, a + 8 * NUMBER + LANES);
        ar.sub(cr).sub(bi.sub(di)).intoArray(m, a + 12 * NUMBER);
        ai.sub(ci).add(br.sub(dr)).intoArray(m, a + 12 * NUMBER + LANES);
      }
    }
  }

  /** The last decimation of leaves of four numbers. */
  static void leaves4(double[] m, int at, int leaves) {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      for (int leaf = 0; leaf < leaves; leaf++) {
        int a = at + lane + 4 * NUMBER * leaf;
        DoubleVector ar = at(m, a);
        DoubleVector ai = at(m, a + LANES);
        DoubleVector br = at(m, a + NUMBER);
        DoubleVector bi = at(m, a + NUMBER + LANES);
        DoubleVector cr = at(m, a + 2 * NUMBER);
        DoubleVector ci = at(m, a + 2 * NUMBER + LANES);
        DoubleVector dr = at(m, a + 3 * NUMBER);
        DoubleVector di = at(m, a + 3 * NUMBER + LANES);
        ar.add(cr).add(br.add(dr)).intoArray(m, a);
        ai.add(ci).add(bi.add(di)).intoArray(m, a + LANES);
        ar.sub(cr).add(bi.sub(di)).intoArray(m, a + NUMBER);
        ai.sub(ci).sub(br.sub(dr)).intoArray(m, a + NUMBER + LANES);
        ar.add(cr).sub(br.add(dr)).intoArray(m, a + 2 * NUMBER);
        ai.add(ci).sub(bi.add(di)).intoArray(m, a + 2 * NUMBER + LANES);
        ar.sub(cr).sub(bi.sub(di)).intoArray(m, a + 3 * NUMBER);
        ai.sub(ci).add(br.sub(dr)).intoArray(m, a + 3 * NUMBER + LANES);
      }
    }
  }

  /**
   * The first number and the last of {@link #leaves4} only, those of low bands; two leaves at a
   * time.
   */
  static void outerOfLeaves4(double[] m, int at, int leaves) {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      for (int leaf = 0; leaf < leaves; leaf += 2) {
        int a = at + lane + 4 * NUMBER * leaf;
        DoubleVector ar = at(m, a);
        DoubleVector ai = at(m, a + LANES);
        DoubleVector br = at(m, a + NUMBER);
        DoubleVector bi = at(m, a + NUMBER + LANES);
        DoubleVector cr = at(m, a + 2 * NUMBER);
        DoubleVector ci = at(m, a + 2 * NUMBER + LANES);
        DoubleVector dr = at(m, a + 3 * NUMBER);
        DoubleVector di = at(m, a + 3 * NUMBER + LANES);
        ar.add(cr).add(br.add(dr)).intoArray(m, a);
        ai.add(ci).add(bi.add(di)).intoArray(m, a + LANES);
        ar.sub(cr).sub(bi.sub(di)).intoArray(m, a + 3 * NUMBER);
        ai.sub(ci).add(br.sub(dr)).intoArray(m, a + 3 * NUMBER + LANES);
        int b = a + 4 * NUMBER;
        ar = at(m, b);
        ai = at(m, b + LANES);
        br = at(m, b + NUMBER);
        bi = at(m, b + NUMBER + LANES);
        cr = at(m, b + 2 * NUMBER);
        ci = at(m, b + 2 * NUMBER + LANES);
        dr = at(m, b + 3 * NUMBER);
        di = at(m, b + 3 * NUMBER + LANES);
        ar.add(cr).add(br.add(dr)).intoArray(m, b);
        ai.add(ci).add(bi.add(di)).intoArray(m, b + LANES);
        ar.sub(cr).sub(bi.sub(di)).intoArray(m, b + 3 * NUMBER);
        ai.sub(ci).add(br.sub(dr)).intoArray(m, b + 3 * NUMBER + LANES);
      }
    }
  }

  /** The last decimation of leaves of two numbers. */
  static void leaves2(double[] m, int at, int leaves) {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      for (int leaf = 0; leaf < leaves; leaf++) {
        int a = at + lane + 2 * NUMBER * leaf;
        DoubleVector ar = at(m, a);
        DoubleVector ai = at(m, a + LANES);
        DoubleVector br = at(m, a + NUMBER);
        DoubleVector bi = at(m, a + NUMBER + LANES);
        ar.add(br).intoArray(m, a);
        ai.add(bi).intoArray(m, a + LANES);
        ar.sub(br).intoArray(m, a + NUMBER);
        ai.sub(bi).intoArray(m, a + NUMBER + LANES);
      }
    }
  }

  static DoubleVector at(double[] numbers, int at) {
    return DoubleVector.fromArray(DOUBLES, numbers, at);
  }

  /** Writes the product with (cos, −sin), with less to do as both signs are at hand. */
  private static void turn(
      DoubleVector ur,
      DoubleVector ui,
      double cos,
      double minusSin,
      double sin,
      double[] m,
      int at) {
    DoubleVector c = DoubleVector.broadcast(DOUBLES, cos);
    ur.fma(c, ui.mul(DoubleVector.broadcast(DOUBLES, sin))).intoArray(m, at);
    ui.fma(c, ur.mul(DoubleVector.broadcast(DOUBLES, minusSin))).intoArray(m, at + LANES);
  }

  private static void turn(
      DoubleVector ur, DoubleVector ui, double cos, double minusSin, double[] m, int at) {
    DoubleVector c = DoubleVector.broadcast(DOUBLES, cos);
    DoubleVector s = DoubleVector.broadcast(DOUBLES, minusSin);
    ur.fma(c, ui.mul(s).neg()).intoArray(m, at);
    ui.fma(c, ur.mul(s)).intoArray(m, at + LANES);
  }
}
