package io.github.vocalpatterns.audio.dsp;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Run in a process of its own, with the Vector API and flags that choose the width of its vectors:
 * fails unless both kernel sets give the same bits, and writes a digest of them, the number of
 * lanes, and the bytes that a compiled call allocates.
 */
final class KernelAgreement {

  private KernelAgreement() {}

  public static void main(String[] args) throws IOException {
    SignalKernels plain = new PlainSignalKernels();
    SignalKernels vector = SignalKernels.current();
    if (vector.getClass() == plain.getClass()) {
      throw new IllegalStateException("these are the plain kernels");
    }
    int digest = 0;
    for (KernelCases.Case given : KernelCases.all()) {
      float[] expected = given.powers(plain);
      digest = 31 * digest + Arrays.hashCode(expected);
      require(Arrays.equals(expected, given.powers(vector)), "powers of " + given);
      KernelCases.Decibels decibels = given.decibels(plain);
      KernelCases.Decibels actual = given.decibels(vector);
      digest = 31 * digest + Arrays.hashCode(decibels.values());
      require(Arrays.equals(decibels.values(), actual.values()), "decibels of " + given);
      require(decibels.greatest() == actual.greatest(), "greatest powers of " + given);
    }
    for (int length = 0; length < 40; length++) {
      digest = 31 * digest + decibels(plain, vector, length);
    }
    double[] a = doubles(400, 1);
    double[] b = doubles(400, 2);
    for (int count = 0; count < 380; count += SignalKernels.DOT_LANES) {
      double expected = plain.dot(a, 3, b, 11, count);
      digest = 31 * digest + Double.hashCode(expected);
      require(expected == vector.dot(a, 3, b, 11, count), "a dot product of " + count);
    }
    float[] interpreted = KernelCases.halved(17);
    long allocatedBytes = allocatedBytes(vector);
    float[] compiled = KernelCases.halved(17);
    digest = 31 * digest + Arrays.hashCode(compiled);
    require(Arrays.equals(interpreted, compiled), "halved units");
    Files.writeString(Path.of(args[0]), digest + " " + allocatedBytes);
  }

  private static int decibels(SignalKernels plain, SignalKernels vector, int length) {
    float[] powers = KernelCases.noise(length, length);
    float[] expected = new float[length];
    float[] actual = new float[length];
    plain.decibels(powers, expected, 1e-10);
    vector.decibels(powers, actual, 1e-10);
    require(Arrays.equals(expected, actual), "decibels of " + length);
    return Arrays.hashCode(expected);
  }

  private static double[] doubles(int count, long seed) {
    float[] noise = KernelCases.noise(count, seed);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = noise[i];
    }
    return values;
  }

  private static void require(boolean same, String what) {
    if (!same) {
      throw new IllegalStateException(what + " differ");
    }
  }

  /** The least of several rounds, as compilation ends when it ends. */
  private static long allocatedBytes(SignalKernels kernels) {
    FramePlan plan = new FramePlan(512, KernelCases.all().get(0).bank(512));
    SignalKernels.FrameWorker worker = kernels.worker(plan);
    FrameSamples frames = new FrameSamples(512, PadMode.ZERO);
    frames.of(KernelCases.noise(2000, 1), 2000, new int[] {400, 500, 600, 700, 800, 900, 1000});
    HalvingWorker halving = new HalvingWorker();
    float[] input = KernelCases.noise(HalvingPlan.UNIT + 2 * HalvingPlan.MARGIN, 2);
    float[] halved = new float[HalvingPlan.UNIT / 2];
    float[] values = new float[plan.bank.bands() * 8];
    float[] decibels = new float[values.length];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 200 && least > 100; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 20; i++) {
        worker.write(frames, 0, 7, SignalKernels.FrameWorker.NO_DECIBELS, values, 0, 8);
        kernels.decibels(values, decibels, 1e-10);
        worker.write(frames, 0, 7, 1e-10, values, 0, 8);
        halving.halve(input, 0, 1, halved, 0);
      }
      least = Math.min(least, (threads.getThreadAllocatedBytes(thread) - before) / 20);
    }
    return least;
  }
}
