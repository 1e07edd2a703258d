package io.github.vocalpatterns.audio.dsp;

import java.util.Arrays;

/**
 * Kernels in plain Java. Frames stand in rows of up to {@value #MOST_FRAMES}, one array for each
 * real or imaginary part, as HotSpot vectorises a loop that reads several arrays and writes one,
 * all at the same index.
 */
final class PlainSignalKernels implements SignalKernels {

  private static final int MOST_FRAMES = 104;

  /** Rows of fewer frames where transforms are large: 2 MiB for all. */
  private static final int MOST_NUMBERS = 1 << 17;

  /** So many rows of real and imaginary parts stay in the nearest cache. */
  private static final int NEAR = 16;

  private static final int CHUNK = 512;
  private static final Spares<double[][]> CHUNKS = new Spares<>();

  @Override
  public FrameWorker worker(FramePlan plan) {
    return new Worker(plan);
  }

  @Override
  public void decibels(float[] powers, float[] decibels, double least) {
    double[][] kept = CHUNKS.take();
    double[][] spare = kept == null ? new double[3][CHUNK] : kept;
    double[] chunk = spare[0];
    for (int from = 0; from < powers.length; from += CHUNK) {
      int count = Math.min(CHUNK, powers.length - from);
      for (int i = 0; i < count; i++) {
        chunk[i] = powers[from + i];
      }
      Log2.decibels(chunk, least, spare[1], spare[2], count);
      for (int i = 0; i < count; i++) {
        decibels[from + i] = (float) chunk[i];
      }
    }
    CHUNKS.giveBack(spare);
  }

  /** Eight sums at once, as one addition must not wait for the one before. */
  @Override
  public double dot(double[] a, int aFrom, double[] b, int bFrom, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int i = 0; i < count; i += DOT_LANES) {
      s0 += a[aFrom + i] * b[bFrom + i];
      s1 += a[aFrom + i + 1] * b[bFrom + i + 1];
      s2 += a[aFrom + i + 2] * b[bFrom + i + 2];
      s3 += a[aFrom + i + 3] * b[bFrom + i + 3];
      s4 += a[aFrom + i + 4] * b[bFrom + i + 4];
      s5 += a[aFrom + i + 5] * b[bFrom + i + 5];
      s6 += a[aFrom + i + 6] * b[bFrom + i + 6];
      s7 += a[aFrom + i + 7] * b[bFrom + i + 7];
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }

  private static final class Worker implements FrameWorker {
    private final FramePlan plan;
    private final int framesAtOnce;
    private final double[][] re;
    private final double[][] im;
    private final double[][] powers;
    private final RowButterfly butterfly;

    /** A bin and its neighbours, in turn. */
    private final double[][] binRe;

    private final double[][] binIm;
    private final double[][] spare;
    private final long[] starts = new long[FrameSamples.LANES];
    private final float[] frame;

    Worker(FramePlan plan) {
      this.plan = plan;
      int lanes = FrameSamples.LANES;
      framesAtOnce = Math.min(MOST_FRAMES, Math.max(lanes, MOST_NUMBERS / plan.size));
      re = Rows.allocate(plan.size, framesAtOnce);
      im = Rows.allocate(plan.size, framesAtOnce);
      powers = Rows.allocate(plan.bins, framesAtOnce);
      butterfly = new RowButterfly(framesAtOnce);
      binRe = Rows.allocate(3, framesAtOnce);
      binIm = Rows.allocate(3, framesAtOnce);
      spare = Rows.allocate(4, framesAtOnce);
      frame = new float[Math.max(2 * NEAR, plan.fftSize)];
    }

    @Override
    public int framesAtOnce() {
      return framesAtOnce;
    }

    @Override
    public double write(
        FrameSamples samples,
        int from,
        int count,
        double least,
        float[] values,
        int at,
        int stride) {
      binPowers(samples, from, count);
      double greatest = least;
      for (int band = 0; band < plan.bank.bands(); band++) {
        double[] sum = band(band, count);
        for (int i = 0; i < count; i++) {
          float power = (float) Math.min(Float.MAX_VALUE, sum[i]);
          sum[i] = power;
          greatest = power > greatest ? power : greatest;
        }
        if (least != NO_DECIBELS) {
          Log2.decibels(sum, least, spare[1], spare[2], count);
        }
        for (int i = 0; i < count; i++) {
          values[band * stride + at + i] = (float) sum[i];
        }
      }
      return greatest;
    }

    private void binPowers(FrameSamples samples, int from, int count) {
      load(samples, from, count);
      transform(0, plan.size, count);
      for (int i = 0; i < plan.bins + 2; i++) {
        bin(i, count);
        if (i > 1) {
          int a = (i - 2) % 3;
          int b = (i - 1) % 3;
          int c = i % 3;
          Rows.power(
              powers[i - 2], binRe[a], binIm[a], binRe[b], binIm[b], binRe[c], binIm[c], count);
        }
      }
    }

    /**
     * Where each frame begins a hop after the one before, a row is another one but for its last
     * number.
     */
    private void load(FrameSamples samples, int from, int count) {
      int hop = samples.hop(from, count);
      int rows = hop > 0 && hop < plan.fftSize && hop % 2 == 0 ? hop / 2 : plan.size;
      for (int n = 0; n < rows; n += NEAR) {
        for (int lane = 0; lane < count; lane += FrameSamples.LANES) {
          load(samples, from, lane, count, n, Math.min(rows, n + NEAR));
        }
      }
      if (rows == plan.size) {
        return;
      }
      samples.copy(samples.start(from + count - 1), plan.fftSize, frame);
      for (int n = rows; n < plan.size; n++) {
        System.arraycopy(re[n - rows], 1, re[n], 0, count - 1);
        System.arraycopy(im[n - rows], 1, im[n], 0, count - 1);
        re[n][count - 1] = frame[2 * n];
        im[n][count - 1] = frame[2 * n + 1];
      }
    }

    /**
     * Eight frames from a lane on; beyond the last it is read again and does not matter. A few rows
     * at a time, so that all frames are written to them while they are in the cache.
     */
    private void load(FrameSamples samples, int from, int lane, int count, int fromRow, int toRow) {
      boolean all = true;
      for (int i = 0; i < FrameSamples.LANES; i++) {
        starts[i] = samples.start(from + Math.min(lane + i, count - 1));
        all &= samples.holds(starts[i] + 2 * fromRow, 2 * (toRow - fromRow));
      }
      if (all) {
        loadEight(samples.samples(), fromRow, toRow, lane);
        return;
      }
      for (int i = 0; i < FrameSamples.LANES; i++) {
        samples.copy(starts[i] + 2 * fromRow, 2 * (toRow - fromRow), frame);
        for (int n = fromRow; n < toRow; n++) {
          re[n][lane + i] = frame[2 * (n - fromRow)];
          im[n][lane + i] = frame[2 * (n - fromRow) + 1];
        }
      }
    }

    private void loadEight(float[] samples, int fromRow, int toRow, int lane) {
      int s0 = (int) starts[0];
      int s1 = (int) starts[1];
      int s2 = (int) starts[2];
      int s3 = (int) starts[3];
      int s4 = (int) starts[4];
      int s5 = (int) starts[5];
      int s6 = (int) starts[6];
      int s7 = (int) starts[7];
      for (int n = 2 * fromRow; n < 2 * toRow; n++) {
        double[] row = (n & 1) == 0 ? re[n >> 1] : im[n >> 1];
        row[lane] = samples[s0 + n];
        row[lane + 1] = samples[s1 + n];
        row[lane + 2] = samples[s2 + n];
        row[lane + 3] = samples[s3 + n];
        row[lane + 4] = samples[s4 + n];
        row[lane + 5] = samples[s5 + n];
        row[lane + 6] = samples[s6 + n];
        row[lane + 7] = samples[s7 + n];
      }
    }

    /** A block's four quarters are done one after the other, so that they stay in the cache. */
    private void transform(int start, int block, int count) {
      if (block == plan.leaf) {
        return;
      }
      int quarter = block / 4;
      double[] twiddles = plan.twiddles.of(block);
      for (int j = 0; j < quarter; j++) {
        butterfly.apply(re, im, start + j, quarter, twiddles, Twiddles.STEP * j, count);
      }
      for (int r = 0; r < 4; r++) {
        transform(start + r * quarter, quarter, count);
      }
    }

    /** Twice the bin before the first and so on. */
    private void bin(int i, int count) {
      double[] zr = spare[0];
      double[] zi = spare[1];
      double[] yr = spare[2];
      double[] yi = spare[3];
      int k = plan.fromBin - 1 + i;
      leaf(k, zr, zi, count);
      leaf(plan.size - k, yr, yi, count);
      Rows.realBin(binRe[i % 3], zr, zi, yr, yi, plan.cos[i], plan.sin[i], count);
      Rows.imaginaryBin(binIm[i % 3], zr, zi, yr, yi, plan.cos[i], plan.sin[i], count);
    }

    /** The last decimation, for one frequency. */
    private void leaf(int k, double[] outRe, double[] outIm, int count) {
      int a = plan.leafStart(k);
      int index = plan.leafIndex(k);
      if (plan.leaf == 2) {
        Rows.addOrSubtract(outRe, re[a], re[a + 1], index == 0, count);
        Rows.addOrSubtract(outIm, im[a], im[a + 1], index == 0, count);
      } else if (index % 2 == 0) {
        Rows.evenOfFour(outRe, re, a, index == 0, count);
        Rows.evenOfFour(outIm, im, a, index == 0, count);
      } else {
        Rows.oddOfFour(outRe, re[a], re[a + 2], im[a + 1], im[a + 3], index == 1, count);
        Rows.oddOfFour(outIm, im[a], im[a + 2], re[a + 1], re[a + 3], index == 3, count);
      }
    }

    /** What a band holds, in a spare row. */
    private double[] band(int band, int count) {
      double[] sum = spare[0];
      Arrays.fill(sum, 0, count, 0);
      double[] weights = plan.weights[band];
      int first = plan.bank.firstBin(band) - plan.fromBin;
      int taps = weights.length;
      for (int i = 0; i + 1 < taps; i += 2) {
        double[] power = powers[first + i];
        double[] next = powers[first + i + 1];
        Rows.accumulate(sum, power, weights[i], next, weights[i + 1], count);
      }
      if (taps % 2 == 1) {
        Rows.accumulate(sum, powers[first + taps - 1], weights[taps - 1], count);
      }
      return sum;
    }
  }
}
