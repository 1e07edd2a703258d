package io.github.vocalpatterns.audio.dsp;

import java.util.Arrays;

/**
 * Halves the sample rate block by block. Blocks lie at fixed places of the recording and each is
 * worked out by itself, so that the result does not depend on the cuts.
 */
final class HalfRate implements RateChange {

  private static final int MARGIN = HalvingPlan.MARGIN;
  private static final int UNIT = HalvingPlan.UNIT;

  /** Plain kernels want rows of some length, and all of it should stay in the cache. */
  private static final int MOST_UNITS = 128;

  private static final Spares<Workshop> SPARES = new Spares<>();

  /** The recording from {@link #MARGIN} samples before the next unit on, zeros before its start. */
  private float[] buffer = new float[0];

  private int filled = MARGIN;
  private long received;
  private long written;

  @Override
  public int accept(float[] chunk, float[] out, int at) {
    reserve(filled + (long) chunk.length);
    int end = at;
    for (int from = 0; from < chunk.length; ) {
      int count = Math.min(chunk.length - from, buffer.length - filled);
      System.arraycopy(chunk, from, buffer, filled, count);
      filled += count;
      from += count;
      received += count;
      int units = (filled - 2 * MARGIN) / UNIT;
      if (units > 0) {
        halve(units, out, end);
        end += units * UNIT / 2;
      }
    }
    return end;
  }

  @Override
  public int drain(float[] out, int at) {
    int rest = (int) ((received + 1) / 2 - written);
    int units = (rest + UNIT / 2 - 1) / (UNIT / 2);
    if (units > 0) {
      reserve(2L * UNIT + 2 * MARGIN);
      Arrays.fill(buffer, filled, buffer.length, 0);
      float[] last = new float[units * UNIT / 2];
      halve(units, last, 0);
      System.arraycopy(last, 0, out, at, rest);
    }
    return at + rest;
  }

  @Override
  public int waiting() {
    return UNIT + 2 * MARGIN;
  }

  private void reserve(long size) {
    int units = (int) Math.min(MOST_UNITS, Math.max(2, (size - 2 * MARGIN) / UNIT + 1));
    int needed = units * UNIT + 2 * MARGIN;
    if (buffer.length < needed) {
      buffer = Arrays.copyOf(buffer, needed);
    }
  }

  private void halve(int units, float[] out, int at) {
    SignalKernels kernels = SignalKernels.current();
    Workshop spare = SPARES.take();
    Workshop workshop = spare != null && spare.kernels == kernels ? spare : new Workshop(kernels);
    for (int from = 0; from < units; ) {
      int count = Math.min(workshop.worker.unitsAtOnce(), units - from);
      workshop.worker.halve(buffer, from * UNIT, count, out, at + from * (UNIT / 2));
      from += count;
    }
    SPARES.giveBack(workshop);
    written += (long) units * (UNIT / 2);
    filled = Math.max(MARGIN, filled - units * UNIT);
    System.arraycopy(buffer, units * UNIT, buffer, 0, filled);
  }

  /** What one thread works with. */
  private static final class Workshop {
    final SignalKernels kernels;
    final SignalKernels.HalvingWorker worker;

    Workshop(SignalKernels kernels) {
      this.kernels = kernels;
      this.worker = kernels.halvingWorker(HalvingPlan.get());
    }
  }
}
