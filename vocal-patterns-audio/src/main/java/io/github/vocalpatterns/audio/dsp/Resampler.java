package io.github.vocalpatterns.audio.dsp;

import java.util.Arrays;

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

  private static final int BLOCK = 4096;

  private final long up;
  private final long down;
  private final SincFilter filter;

  /** Input samples from {@link #origin} on, {@link #filled} of them. */
  private final double[] buffer;

  private int filled;
  private long origin;

  /** The next output sample lies {@code phase / up} behind input sample {@code index}. */
  private long index;

  private long phase;
  private long received;
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
    filter = new SincFilter(up, down);
    buffer = new double[filter.taps() + Math.max(BLOCK, filter.taps())];
    filled = filter.half() - 1;
    origin = -filled;
  }

  /**
   * ⌈length · target / source⌉ samples of the same sound at the target rate.
   *
   * @throws IllegalArgumentException as the constructor does, or if the result would not fit into
   *     an array
   */
  public static float[] resample(float[] samples, double sourceRateHz, double targetRateHz) {
    Resampler resampler = new Resampler(sourceRateHz, targetRateHz);
    if (resampler.up == resampler.down) {
      return samples.clone();
    }
    float[] out = resampler.room(samples.length);
    int count = resampler.accept(samples, out, 0);
    return Arrays.copyOf(out, resampler.drain(out, count));
  }

  /**
   * Takes the next samples and gives those output samples that they complete, often none for a
   * short chunk.
   *
   * @throws IllegalStateException after {@link #finish()}
   */
  public float[] push(float[] chunk) {
    requireUnfinished();
    if (up == down) {
      return chunk.clone();
    }
    float[] out = room(chunk.length);
    return Arrays.copyOf(out, accept(chunk, out, 0));
  }

  /**
   * The output samples that were still waiting for what comes after the recording.
   *
   * @throws IllegalStateException if called before
   */
  public float[] finish() {
    requireUnfinished();
    finished = true;
    float[] out = room(filter.half());
    return Arrays.copyOf(out, drain(out, 0));
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException("this resampler has finished; a recording needs its own");
    }
  }

  /** An array that surely holds the output of as many input samples. */
  private float[] room(int inputs) {
    double most = Math.ceil((double) inputs * up / down) + 2;
    if (most > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%d samples would become %.0f, an array holds %d"
              .formatted(inputs, most, Integer.MAX_VALUE - 8));
    }
    return new float[(int) most];
  }

  /** Writes what the chunk completes into {@code out} and returns where the writing ended. */
  private int accept(float[] chunk, float[] out, int at) {
    int end = at;
    for (int from = 0; from < chunk.length; ) {
      int count = Math.min(chunk.length - from, buffer.length - filled);
      for (int i = 0; i < count; i++) {
        buffer[filled + i] = chunk[from + i];
      }
      filled += count;
      from += count;
      received += count;
      end = emit(received - filter.half(), out, end);
    }
    return end;
  }

  /** Lets zeros follow until every output sample that lies within the recording is out. */
  private int drain(float[] out, int at) {
    int end = at;
    for (int rest = filter.half(); rest > 0 && up != down; ) {
      int count = Math.min(rest, buffer.length - filled);
      Arrays.fill(buffer, filled, filled + count, 0);
      filled += count;
      rest -= count;
      end = emit(received - rest, out, end);
    }
    return end;
  }

  /** Writes the output samples that lie before input sample {@code limit}, then makes room. */
  private int emit(long limit, float[] out, int at) {
    int end = at;
    while (index < limit) {
      int first = (int) (index - (filter.half() - 1) - origin);
      out[end++] = Saturation.toFloat(filter.apply(buffer, first, phase, up));
      phase += down;
      index += phase / up;
      phase %= up;
    }
    int spent = (int) Math.min(filled, Math.max(0, index - (filter.half() - 1) - origin));
    System.arraycopy(buffer, spent, buffer, 0, filled - spent);
    filled -= spent;
    origin += spent;
    return end;
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
