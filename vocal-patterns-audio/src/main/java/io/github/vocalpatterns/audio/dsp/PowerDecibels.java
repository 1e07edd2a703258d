package io.github.vocalpatterns.audio.dsp;

/** Powers in decibels, many at a time. */
public final class PowerDecibels {

  private PowerDecibels() {}

  /**
   * 10 log₁₀(max(least, power)) − 10 log₁₀(max(least, reference)) of every power, within 1e-8 dB
   * before it becomes a float, and not below that of {@code greatest} less {@code topDb}. What
   * equals the reference is 0 dB exactly.
   */
  public static float[] of(
      float[] powers, double least, double reference, double greatest, double topDb) {
    float[] decibels = new float[powers.length];
    write(powers, decibels, least, reference, greatest, topDb);
    return decibels;
  }

  /** The same, written over the powers. */
  public static void replace(
      float[] powers, double least, double reference, double greatest, double topDb) {
    write(powers, powers, least, reference, greatest, topDb);
  }

  private static void write(
      float[] powers,
      float[] decibels,
      double least,
      double reference,
      double greatest,
      double topDb) {
    // The polynomial reads exponents, which denormal numbers lack.
    double smallest = Math.max(least, Double.MIN_NORMAL);
    double offset = Log2.decibels(Math.max(smallest, reference));
    double floor = Log2.decibels(Math.max(smallest, greatest)) - offset - topDb;
    SignalKernels.current().decibels(powers, decibels, smallest, offset, floor);
  }
}
