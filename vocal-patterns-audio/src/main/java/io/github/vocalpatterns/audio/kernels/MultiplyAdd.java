package io.github.vocalpatterns.audio.kernels;

/**
 * A product and a sum in one instruction and with one rounding, where the processor has it: for ten
 * years almost all do. {@link Math#fma} on one that does not takes a thousand times as long.
 */
public final class MultiplyAdd {

  private static final boolean FUSED = isFmaFast();

  private MultiplyAdd() {}

  /** {@code a * b + c}, rounded once where the processor can do so, else twice. */
  public static float multiplyAdd(float a, float b, float c) {
    return FUSED ? Math.fma(a, b, c) : a * b + c;
  }

  /** {@code a * b + c}, rounded once where the processor can do so, else twice. */
  public static double multiplyAdd(double a, double b, double c) {
    return FUSED ? Math.fma(a, b, c) : a * b + c;
  }

  /**
   * For constructors of vector kernels, which are for such processors only.
   *
   * @throws UnsupportedOperationException if the processor does not have it
   */
  public static void requireFused() {
    if (!FUSED) {
      throw new UnsupportedOperationException("the processor has no fused multiply-add");
    }
  }

  /**
   * No Java API tells; the JVM's flag UseFMA needs a module that may be absent and takes long to
   * load. In hardware a call takes up to 50 ns even when interpreted, in software at least a
   * microsecond even when compiled.
   */
  private static boolean isFmaFast() {
    int calls = 100;
    long fastest = Long.MAX_VALUE;
    float sum = 0;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < calls; i++) {
        sum = Math.fma(sum, 0.5f, i);
      }
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return fastest < 400L * calls && sum > 0;
  }
}
