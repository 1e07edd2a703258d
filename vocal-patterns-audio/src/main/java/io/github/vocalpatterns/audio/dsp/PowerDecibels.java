package io.github.vocalpatterns.audio.dsp;

/** Powers in decibels, many at a time. */
public final class PowerDecibels {

  private PowerDecibels() {}

  /**
   * 10 log₁₀(max(least, power)) − 10 log₁₀(max(least, reference)) of every power, not below that of
   * {@code greatest} less {@code topDb}. Both logarithms are the nearest float to a number within
   * 2e-7 dB of them; what equals the reference is 0 dB exactly.
   */
  public static float[] of(
      float[] powers, double least, double reference, double greatest, double topDb) {
    // The polynomial reads exponents, which denormal numbers lack.
    double smallest = Math.max(least, Double.MIN_NORMAL);
    float[] decibels = new float[powers.length];
    SignalKernels.current().decibels(powers, decibels, smallest);
    relate(decibels, Math.max(smallest, reference), Math.max(smallest, greatest), topDb);
    return decibels;
  }

  /**
   * From decibels above 1 to decibels above a reference power, not below those of the greatest
   * power less {@code topDb}.
   */
  static void relate(float[] decibels, double reference, double greatest, double topDb) {
    float offset = (float) Log2.decibels(reference);
    float floor = (float) ((float) Log2.decibels(greatest) - offset - topDb);
    for (int i = 0; i < decibels.length; i++) {
      decibels[i] = Math.max(decibels[i] - offset, floor);
    }
  }
}
