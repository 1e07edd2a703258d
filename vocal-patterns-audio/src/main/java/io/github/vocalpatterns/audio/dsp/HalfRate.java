package io.github.vocalpatterns.audio.dsp;

import java.util.Arrays;

/**
 * Halves the sample rate block by block. Blocks lie at fixed places of the recording and each is
 * worked out by itself, so that the result does not depend on the cuts. They are read where they
 * stand; only what lies across a cut is put together.
 */
final class HalfRate implements RateChange {

  private static final int MARGIN = HalvingPlan.MARGIN;
  private static final int UNIT = HalvingPlan.UNIT;

  /** What a unit is made of. */
  private static final int SPAN = UNIT + 2 * MARGIN;

  private static final Spares<HalvingWorker> SPARES = new Spares<>();

  /** The recording from {@link #MARGIN} samples before the next unit on, zeros before its start. */
  private final float[] buffer = new float[SPAN];

  private int filled = MARGIN;
  private long received;
  private long written;

  @Override
  public int accept(float[] chunk, float[] out, int at) {
    received += chunk.length;
    int end = at;
    int from = 0;
    while (filled + chunk.length - from >= SPAN) {
      if (from >= filled) {
        // The buffer holds nothing that is not in the chunk, too.
        from -= filled;
        int units = (chunk.length - from - 2 * MARGIN) / UNIT;
        end = halve(chunk, from, units, out, end);
        from += units * UNIT;
        filled = 0;
        break;
      }
      from += fill(chunk, from, SPAN - filled);
      end = halve(buffer, 0, 1, out, end);
      forget();
    }
    fill(chunk, from, chunk.length - from);
    return end;
  }

  @Override
  public int drain(float[] out, int at) {
    float[] last = new float[UNIT / 2];
    int end = at;
    for (long rest = (received + 1) / 2 - written; rest > 0; rest -= last.length) {
      Arrays.fill(buffer, filled, SPAN, 0);
      halve(buffer, 0, 1, last, 0);
      forget();
      int count = (int) Math.min(rest, last.length);
      System.arraycopy(last, 0, out, end, count);
      end += count;
    }
    return end;
  }

  @Override
  public int waiting() {
    return SPAN;
  }

  private int fill(float[] chunk, int from, int count) {
    System.arraycopy(chunk, from, buffer, filled, count);
    filled += count;
    return count;
  }

  /** Takes a unit off the full buffer. */
  private void forget() {
    filled = SPAN - UNIT;
    System.arraycopy(buffer, UNIT, buffer, 0, filled);
  }

  private int halve(float[] input, int from, int units, float[] out, int at) {
    HalvingWorker spare = SPARES.take();
    HalvingWorker worker = spare == null ? new HalvingWorker() : spare;
    worker.halve(input, from, units, out, at);
    SPARES.giveBack(worker);
    int count = units * (UNIT / 2);
    written += count;
    return at + count;
  }
}
