package io.github.vocalpatterns.audio.dsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ragged inputs for both kernel sets. */
final class KernelCases {

  static final double LEAST_POWER = 1e-4;

  private KernelCases() {}

  /** Decibels and the greatest power. */
  record Decibels(float[] values, double greatest) {}

  /** Frames around some centres of a recording. */
  record Case(int fftSize, PadMode padMode, int length, int[] centres) {

    MelFilterBank bank() {
      return bank(fftSize);
    }

    MelFilterBank bank(int fftSize) {
      return new MelFilterBank(
          8000, fftSize, 13, 100, 3700, FrequencyScale.LOGARITHMIC, BandNorm.SLANEY);
    }

    float[] samples() {
      return noise(length, fftSize + length);
    }

    float[] powers(SignalKernels kernels) {
      return run(kernels, SignalKernels.FrameWorker.NO_DECIBELS).values;
    }

    /** With powers below 1e-4 as that: some are. */
    Decibels decibels(SignalKernels kernels) {
      return run(kernels, LEAST_POWER);
    }

    private Decibels run(SignalKernels kernels, double least) {
      FramePlan plan = new FramePlan(fftSize, bank());
      SignalKernels.FrameWorker worker = kernels.worker(plan);
      FrameSamples frames = new FrameSamples(fftSize, padMode);
      frames.of(samples(), length, centres);
      float[] values = new float[plan.bank.bands() * centres.length];
      double greatest = 0;
      for (int t = 0; t < centres.length; t += worker.framesAtOnce()) {
        int count = Math.min(worker.framesAtOnce(), centres.length - t);
        double most = worker.write(frames, t, count, least, values, t, centres.length);
        greatest = Math.max(greatest, most);
      }
      return new Decibels(values, greatest);
    }

    @Override
    public String toString() {
      return "%d samples, frames of %d, %s, %d centres"
          .formatted(length, fftSize, padMode, centres.length);
    }
  }

  /** So many units of noise at half the rate. */
  static float[] halved(int units) {
    float[] input = noise(units * HalvingPlan.UNIT + 2 * HalvingPlan.MARGIN, units);
    float[] output = new float[units * HalvingPlan.UNIT / 2];
    new HalvingWorker().halve(input, 0, units, output, 0);
    return output;
  }

  static float[] noise(int length, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    return samples;
  }

  /** Both leaf sizes, frames that overlap or not, few and many, varying hops, all padding. */
  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    int[] counts = {1, 2, 7, 8, 9, 17, 83};
    for (int i = 0; i < counts.length; i++) {
      int count = counts[i];
      for (PadMode padMode : PadMode.values()) {
        cases.add(new Case(16 << i, padMode, 40 * count, centres(count, 40, 0)));
        cases.add(new Case(32 << i, padMode, 5 * count, centres(count, 5, 0)));
        cases.add(new Case(64, padMode, 100 * count, centres(count, 99, 3)));
      }
    }
    cases.add(new Case(64, PadMode.REFLECT, 15000, centres(610, 25, 0)));
    cases.add(new Case(2048, PadMode.ZERO, 9000, centres(18, 512, 0)));
    cases.add(new Case(4096, PadMode.REFLECT, 9000, centres(12, 700, 1)));
    return cases;
  }

  private static int[] centres(int count, int hop, int jitter) {
    int[] centres = new int[count];
    for (int t = 0; t < count; t++) {
      centres[t] = t * hop + (jitter == 0 ? 0 : t * t % (jitter + 1));
    }
    return centres;
  }
}
