package io.github.vocalpatterns.audio.dsp;

import java.util.Arrays;

/** Halves a sample rate as {@link HalvingPlan} says, unit by unit. Not thread-safe. */
final class HalvingWorker {

  private static final int TALL = HalvingPlan.TALL;
  private static final int WIDE = HalvingPlan.WIDE;
  private static final int MOST_UNITS = HalvingPlan.MOST_UNITS;

  /** Rows at either end of the output that belong to a circle. */
  private static final int MARGIN_ROWS = HalvingPlan.MARGIN / WIDE;

  /** Brings every float so far down that no sum of a transform can overflow. */
  private static final float SOFT = 0x1p-24f;

  private final HalvingPlan plan = HalvingPlan.get();
  private final RowTransform samples = new RowTransform(TALL, WIDE * MOST_UNITS, plan.twiddles);
  private final RowTransform spectrum = new RowTransform(WIDE, TALL * MOST_UNITS, plan.twiddles);
  private final float[] spoilt = new float[WIDE / 2 * MOST_UNITS];

  /**
   * Writes what units of {@link HalvingPlan#UNIT} samples become: of the first, its margin begins
   * at index {@code from} of the input, and its output at index {@code at}.
   */
  void halve(float[] input, int from, int units, float[] output, int at) {
    for (int unit = 0; unit < units; unit += MOST_UNITS) {
      int count = Math.min(MOST_UNITS, units - unit);
      halveSome(
          input, from + unit * HalvingPlan.UNIT, count, output, at + unit * HalvingPlan.UNIT / 2);
    }
  }

  private void halveSome(float[] input, int from, int units, float[] output, int at) {
    Arrays.fill(spoilt, 0);
    load(input, from, units, samples.re);
    load(input, from + HalvingPlan.STRIDE, units, samples.im);
    filter(units);
    store(samples.re, units, output, at);
    store(samples.im, units, output, at + HalvingPlan.STRIDE / 2);
    for (int unit = 0; unit < units; unit++) {
      if (isSpoilt(unit)) {
        halveLoud(input, from + unit * HalvingPlan.UNIT, output, at + unit * HalvingPlan.UNIT / 2);
      }
    }
  }

  private void filter(int units) {
    samples.forward(plan.forward, WIDE * units);
    transpose(samples.re, TALL, spectrum.re, WIDE, units);
    transpose(samples.im, TALL, spectrum.im, WIDE, units);
    spectrum.forward(2, TALL * units);
    fold(spectrum.re, TALL * units);
    fold(spectrum.im, TALL * units);
    spectrum.backward(WIDE / 2, TALL * units);
    transpose(spectrum.re, WIDE / 2, samples.re, TALL, units);
    transpose(spectrum.im, WIDE / 2, samples.im, TALL, units);
    samples.backward(plan.backward, WIDE / 2 * units);
  }

  private void fold(float[][] rows, int count) {
    for (int k = 0; k < WIDE / 2; k++) {
      float[] u = rows[2 * k];
      float[] v = rows[2 * k + 1];
      FloatRows.addProducts(rows[k], u, plan.sums[k], v, plan.differences[k], count);
    }
  }

  private static void load(float[] input, int from, int units, float[][] rows) {
    for (int unit = 0; unit < units; unit++) {
      for (int row = 0; row < TALL; row++) {
        int start = from + unit * HalvingPlan.UNIT + row * WIDE;
        System.arraycopy(input, start, rows[row], unit * WIDE, WIDE);
      }
    }
  }

  private void store(float[][] rows, int units, float[] output, int at) {
    int width = WIDE / 2;
    for (int row = MARGIN_ROWS; row < TALL - MARGIN_ROWS; row++) {
      FloatRows.addZeros(spoilt, rows[row], width * units);
      for (int unit = 0; unit < units; unit++) {
        int start = at + unit * HalvingPlan.UNIT / 2 + (row - MARGIN_ROWS) * width;
        System.arraycopy(rows[row], unit * width, output, start, width);
      }
    }
  }

  /**
   * Column j of every unit becomes its part of row j. Eight at a time, as rows have to be found.
   */
  private static void transpose(float[][] in, int height, float[][] out, int width, int units) {
    for (int row = 0; row < height; row += 8) {
      float[] a = in[row];
      float[] b = in[row + 1];
      float[] c = in[row + 2];
      float[] d = in[row + 3];
      float[] e = in[row + 4];
      float[] f = in[row + 5];
      float[] g = in[row + 6];
      float[] h = in[row + 7];
      for (int unit = 0; unit < units; unit++) {
        int from = unit * width;
        int to = unit * height + row;
        for (int j = 0; j < width; j++) {
          float[] column = out[j];
          column[to] = a[from + j];
          column[to + 1] = b[from + j];
          column[to + 2] = c[from + j];
          column[to + 3] = d[from + j];
          column[to + 4] = e[from + j];
          column[to + 5] = f[from + j];
          column[to + 6] = g[from + j];
          column[to + 7] = h[from + j];
        }
      }
    }
  }

  /** Whether a sum overflowed, which {@link #store} noted. */
  private boolean isSpoilt(int unit) {
    boolean spoilt = false;
    int width = WIDE / 2;
    for (int i = unit * width; i < (unit + 1) * width; i++) {
      spoilt |= Float.isNaN(this.spoilt[i]);
    }
    return spoilt;
  }

  /** A unit of samples near the greatest float; see {@link Saturation}. */
  private void halveLoud(float[] input, int from, float[] output, int at) {
    float[] soft =
        Arrays.copyOfRange(input, from, from + HalvingPlan.UNIT + 2 * HalvingPlan.MARGIN);
    for (int i = 0; i < soft.length; i++) {
      soft[i] *= SOFT;
    }
    load(soft, 0, 1, samples.re);
    load(soft, HalvingPlan.STRIDE, 1, samples.im);
    filter(1);
    store(samples.re, 1, output, at);
    store(samples.im, 1, output, at + HalvingPlan.STRIDE / 2);
    for (int i = at; i < at + HalvingPlan.UNIT / 2; i++) {
      output[i] = Saturation.toFloat(output[i] / (double) SOFT);
    }
  }
}
