package io.github.vocalpatterns.audio.dsp;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Changes the sample rate: flat to 0.913 of the lower Nyquist frequency, more than 120 dB down
 * above it, linear in phase and without delay, for any ratio up to 256. What lies beyond the ends
 * counts as zeros.
 *
 * <p>{@link #resample} takes a whole recording. An instance takes one piece by piece and gives the
 * same samples, bit for bit, wherever the pieces are cut:
 *
 * <pre>{@code
 * Resampler resampler = new Resampler(48000, 22050);
 * sink.accept(resampler.push(chunk));   // as often as chunks arrive
 * sink.accept(resampler.finish());
 * }</pre>
 *
 * <p>Instances are not thread-safe.
 */
public final class Resampler {

  /** 8 kHz to 384 kHz is 48; the filter's length grows with the ratio. */
  private static final int GREATEST_RATIO = 256;

  /** Steps of a ratio that is no fraction of whole rates: it is met to 4e-13. */
  private static final long FINE_STEPS = 1L << 40;

  private final long up;
  private final long down;

  /** Null where the rates are equal. */
  private final @Nullable RateChange change;

  private boolean finished;

  /**
   * A resampler at the start of a recording.
   *
   * @throws IllegalArgumentException if a rate is not positive and finite, or one is more than 256
   *     times the other
   */
  public Resampler(double sourceRateHz, double targetRateHz) {
    requireRate("sourceRateHz", sourceRateHz);
    requireRate("targetRateHz", targetRateHz);
    double ratio = targetRateHz / sourceRateHz;
    if (ratio > GREATEST_RATIO || ratio < 1.0 / GREATEST_RATIO) {
      throw new IllegalArgumentException(
          "the rates are %s and %s Hz, one must not exceed %d times the other"
              .formatted(sourceRateHz, targetRateHz, GREATEST_RATIO));
    }
    if (isWhole(sourceRateHz) && isWhole(targetRateHz)) {
      long divisor = gcd((long) sourceRateHz, (long) targetRateHz);
      up = (long) targetRateHz / divisor;
      down = (long) sourceRateHz / divisor;
    } else {
      up = FINE_STEPS;
      down = Math.round(FINE_STEPS / ratio);
    }
    if (up == down) {
      change = null;
    } else {
      change = 2 * up == down ? new HalfRate() : new PolyphaseRate(up, down);
    }
  }

  /**
   * ⌈length · target / source⌉ samples of the same sound at the target rate.
   *
   * @throws IllegalArgumentException as the constructor does, or if the result would not fit into
   *     an array
   */
  public static float[] resample(float[] samples, double sourceRateHz, double targetRateHz) {
    Resampler resampler = new Resampler(sourceRateHz, targetRateHz);
    RateChange change = resampler.change;
    if (change == null) {
      return samples.clone();
    }
    float[] out = resampler.room(samples.length);
    change.drain(out, change.accept(samples, out, 0));
    return out;
  }

  /**
   * Takes the next samples and gives those output samples that are ready, often none for a short
   * chunk: most ratios need some milliseconds of what follows, and half the rate is worked out in
   * blocks of 75 ms at 44.1 kHz.
   *
   * @throws IllegalStateException after {@link #finish()}
   */
  public float[] push(float[] chunk) {
    requireUnfinished();
    if (change == null) {
      return chunk.clone();
    }
    float[] out = room((long) chunk.length + change.waiting());
    return Arrays.copyOf(out, change.accept(chunk, out, 0));
  }

  /**
   * The output samples that were still waiting for what comes after the recording.
   *
   * @throws IllegalStateException if called before
   */
  public float[] finish() {
    requireUnfinished();
    finished = true;
    if (change == null) {
      return new float[0];
    }
    float[] out = room(change.waiting());
    return Arrays.copyOf(out, change.drain(out, 0));
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException("this resampler has finished; a recording needs its own");
    }
  }

  /** An array for the output of so many input samples, ⌈inputs · up / down⌉. */
  private float[] room(long inputs) {
    BigInteger[] whole =
        BigInteger.valueOf(inputs)
            .multiply(BigInteger.valueOf(up))
            .divideAndRemainder(BigInteger.valueOf(down));
    double most = whole[0].doubleValue() + whole[1].signum();
    if (most > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%d samples would become %.0f, an array holds %d"
              .formatted(inputs, most, Integer.MAX_VALUE - 8));
    }
    return new float[(int) most];
  }

  private static void requireRate(String name, double rateHz) {
    if (!(rateHz > 0) || Double.isInfinite(rateHz)) {
      throw new IllegalArgumentException(name + " is " + rateHz + ", it must be positive");
    }
  }

  private static boolean isWhole(double rateHz) {
    return rateHz == Math.rint(rateHz) && rateHz <= Integer.MAX_VALUE;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
