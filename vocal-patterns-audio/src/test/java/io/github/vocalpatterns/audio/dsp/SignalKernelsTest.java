package io.github.vocalpatterns.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalKernelsTest {

  static List<KernelCases.Case> cases() {
    return KernelCases.all();
  }

  /** JTransforms frame by frame, and the bank as a dense matrix. */
  @ParameterizedTest
  @MethodSource("cases")
  void powersAreThoseOfTheObviousWay(KernelCases.Case given) {
    Stft stft = new Stft(given.fftSize(), given.padMode());
    double[][] matrix = given.bank().toMatrix();
    double[] spectrum = new double[2 * stft.bins()];
    float[] actual = given.powers(new PlainSignalKernels());
    float[] samples = given.samples();
    for (int t = 0; t < given.centres().length; t++) {
      stft.transform(samples, given.centres()[t], spectrum);
      for (int band = 0; band < matrix.length; band++) {
        double sum = 0;
        for (int k = 0; k < stft.bins(); k++) {
          double re = spectrum[2 * k];
          double im = spectrum[2 * k + 1];
          sum += matrix[band][k] * (re * re + im * im);
        }
        float power = actual[band * given.centres().length + t];
        assertEquals(sum, power, 1e-6 * sum + 1e-12, "band " + band + ", frame " + t);
      }
    }
  }

  /** Whether the powers were floats in between does not show. */
  @ParameterizedTest
  @MethodSource("cases")
  void decibelsAreThoseOfThePowers(KernelCases.Case given) {
    SignalKernels kernels = new PlainSignalKernels();
    float[] powers = given.powers(kernels);
    float greatest = Float.NEGATIVE_INFINITY;
    for (float power : powers) {
      greatest = Math.max(greatest, power);
    }
    float[] expected = new float[powers.length];
    kernels.decibels(powers, expected, KernelCases.LEAST_POWER);
    KernelCases.Decibels actual = given.decibels(kernels);
    assertArrayEquals(expected, actual.values());
    assertEquals(greatest, actual.greatest());
  }

  @Test
  void decibelsFollowTheLogarithm() {
    for (double power = 1e-12; power < 1e12; power *= 1.0007) {
      assertEquals(10 * Math.log10(power), Log2.decibels(power), 2e-7);
    }
  }

  @Test
  void theDotProductHasNoSideEntrances() {
    double[] a = {9, 1, 2, 3, 4, 5, 6, 7, 8, 1, 1, 1, 1, 1, 1, 1, 1, 9};
    double[] b = {1, 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertEquals(87654321 + 36, new PlainSignalKernels().dot(a, 1, b, 1, 16));
  }

  @Test
  void bandPowersAllocateNothingButTheirResult() {
    KernelCases.Case given = KernelCases.all().get(6);
    BandTransform transform =
        new BandTransform(new Stft(given.fftSize(), given.padMode()), given.bank());
    float[] samples = given.samples();
    float[] values = new float[13 * given.centres().length];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = 0;
    for (int i = 0; i < 30; i++) {
      if (i == 20) {
        before = threads.getThreadAllocatedBytes(thread);
      }
      transform.powers(samples, given.length(), given.centres(), values);
    }
    long perCall = (threads.getThreadAllocatedBytes(thread) - before) / 10;
    assertTrue(perCall < 300, perCall + " bytes a call");
  }
}
