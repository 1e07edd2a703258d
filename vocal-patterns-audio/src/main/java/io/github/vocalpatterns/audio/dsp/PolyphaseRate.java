package io.github.vocalpatterns.audio.dsp;

import java.util.Arrays;

/** Any change of the rate, each output sample a dot product with the filter. */
final class PolyphaseRate implements RateChange {

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

  /** Makes {@code up} samples of every {@code down}. */
  PolyphaseRate(long up, long down) {
    this.up = up;
    this.down = down;
    filter = new SincFilter(up, down);
    buffer = new double[filter.taps() + Math.max(BLOCK, filter.taps())];
    filled = filter.half() - 1;
    origin = -filled;
  }

  @Override
  public int waiting() {
    return filter.half();
  }

  @Override
  public int accept(float[] chunk, float[] out, int at) {
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

  @Override
  public int drain(float[] out, int at) {
    int end = at;
    for (int rest = filter.half(); rest > 0; ) {
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
}
