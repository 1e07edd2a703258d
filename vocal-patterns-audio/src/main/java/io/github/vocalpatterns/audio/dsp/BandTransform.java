package io.github.vocalpatterns.audio.dsp;

import org.jspecify.annotations.Nullable;

/**
 * From samples to the powers in the bands of a filter bank, or their decibels: periodic Hann
 * window, Fourier transform, squared magnitudes, weighted sums. Sizes that are powers of two from
 * 16 on go many frames at a time through kernels, others one by one.
 *
 * <p>The powers around a centre are the same bits whatever other centres are asked for with it, and
 * whichever {@linkplain io.github.vocalpatterns.audio.kernels.Kernels kernels} run.
 *
 * <p>Immutable but for working memory, which is kept for as many threads as there are processors;
 * safe for use by any number of them.
 */
public final class BandTransform {

  private final Stft stft;
  private final MelFilterBank bank;
  private final @Nullable FramePlan plan;
  private final Spares<Workshop> spares = new Spares<>();

  /** The bank must be one over the bins of the transform. */
  public BandTransform(Stft stft, MelFilterBank bank) {
    this.stft = stft;
    this.bank = bank;
    this.plan = FramePlan.covers(stft.fftSize()) ? new FramePlan(stft.fftSize(), bank) : null;
  }

  /**
   * Writes the powers around each of the centres, bands × centres; powers beyond the greatest float
   * become that.
   *
   * @param length the recording is so many of {@code samples}
   */
  public void powers(float[] samples, int length, int[] centres, float[] values) {
    if (plan == null) {
      oneByOne(samples, length, centres, values);
      return;
    }
    write(plan, samples, length, centres, SignalKernels.FrameWorker.NO_DECIBELS, values);
  }

  /**
   * Writes decibels below the greatest power, bands × centres, not below −{@code topDb}: those that
   * {@link PowerDecibels#of} makes of {@link #powers}.
   *
   * @param least powers below this count as this; not below the least normal float
   */
  public void decibels(
      float[] samples, int length, int[] centres, double least, double topDb, float[] values) {
    double greatest = least;
    if (plan == null) {
      oneByOne(samples, length, centres, values);
      for (float power : values) {
        greatest = Math.max(greatest, power);
      }
      SignalKernels.current().decibels(values, values, least);
    } else {
      greatest = write(plan, samples, length, centres, least, values);
    }
    PowerDecibels.relate(values, greatest, greatest, topDb);
  }

  private double write(
      FramePlan plan, float[] samples, int length, int[] centres, double least, float[] values) {
    SignalKernels kernels = SignalKernels.current();
    Workshop spare = spares.take();
    Workshop workshop =
        spare != null && spare.kernels == kernels
            ? spare
            : new Workshop(plan, kernels, stft.padMode());
    double greatest = workshop.write(samples, length, centres, least, values);
    spares.giveBack(workshop);
    return greatest;
  }

  private void oneByOne(float[] samples, int length, int[] centres, float[] values) {
    double[] spectrum = new double[2 * stft.bins()];
    double[] power = new double[stft.bins()];
    for (int t = 0; t < centres.length; t++) {
      stft.power(samples, length, centres[t], spectrum, bank.fromBin(), bank.toBin(), power);
      for (int band = 0; band < bank.bands(); band++) {
        // An infinite power would become NaN decibels.
        values[band * centres.length + t] =
            (float) Math.min(Float.MAX_VALUE, bank.apply(band, power));
      }
    }
  }

  /** What one thread works with. */
  private static final class Workshop {
    final SignalKernels kernels;
    private final SignalKernels.FrameWorker worker;
    private final FrameSamples frames;

    Workshop(FramePlan plan, SignalKernels kernels, PadMode padMode) {
      this.kernels = kernels;
      this.worker = kernels.worker(plan);
      this.frames = new FrameSamples(plan.fftSize, padMode);
    }

    double write(float[] samples, int length, int[] centres, double least, float[] values) {
      double greatest = least;
      frames.of(samples, length, centres);
      for (int t = 0; t < centres.length; ) {
        int count = Math.min(worker.framesAtOnce(), centres.length - t);
        double most = worker.write(frames, t, count, least, values, t, centres.length);
        greatest = Math.max(greatest, most);
        t += count;
      }
      frames.clear();
      return greatest;
    }
  }
}
