package io.github.vocalpatterns.audio.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How one sample is stored, and the number between −1 and 1 that it stands for. */
enum SampleCoding {
  /** v in 0…255 stands for (v − 128) / 128. */
  UNSIGNED_8(1),
  SIGNED_8(1),
  SIGNED_16(2),
  SIGNED_24(3),
  SIGNED_32(4),
  FLOAT_32(4),
  FLOAT_64(8),
  A_LAW(1),
  MU_LAW(1);

  private static final float[] A_LAW_SAMPLES = new float[256];
  private static final float[] MU_LAW_SAMPLES = new float[256];

  static {
    for (int code = 0; code < 256; code++) {
      A_LAW_SAMPLES[code] = aLaw(code) / 32768f;
      MU_LAW_SAMPLES[code] = muLaw(code) / 32768f;
    }
  }

  private final int bytes;

  SampleCoding(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one sample. */
  int bytes() {
    return bytes;
  }

  /** The coding of signed integers that fill {@code bytes} bytes, 1 to 4. */
  static SampleCoding signed(int bytes) {
    return switch (bytes) {
      case 1 -> SIGNED_8;
      case 2 -> SIGNED_16;
      case 3 -> SIGNED_24;
      case 4 -> SIGNED_32;
      default -> throw new IllegalArgumentException("bytes is " + bytes + ", it must be 1 to 4");
    };
  }

  /** Adds the {@code count} samples that stand {@code stride} bytes apart to {@code sums}. */
  void addTo(double[] sums, int count, ByteBuffer in, int start, int stride) {
    int at = start;
    switch (this) {
      case UNSIGNED_8 -> {
        for (int i = 0; i < count; i++, at += stride) {
          sums[i] += ((in.get(at) & 0xFF) - 128) * 0x1p-7;
        }
      }
      case SIGNED_8 -> {
        for (int i = 0; i < count; i++, at += stride) {
          sums[i] += in.get(at) * 0x1p-7;
        }
      }
      case SIGNED_16 -> add16(sums, count, in, at, stride);
      case SIGNED_24 -> add24(sums, count, in, at, stride);
      case SIGNED_32 -> {
        for (int i = 0; i < count; i++, at += stride) {
          sums[i] += in.getInt(at) * 0x1p-31;
        }
      }
      case FLOAT_32 -> {
        for (int i = 0; i < count; i++, at += stride) {
          sums[i] += in.getFloat(at);
        }
      }
      case FLOAT_64 -> {
        for (int i = 0; i < count; i++, at += stride) {
          sums[i] += in.getDouble(at);
        }
      }
      case A_LAW -> addCoded(sums, count, in, at, stride, A_LAW_SAMPLES);
      case MU_LAW -> addCoded(sums, count, in, at, stride, MU_LAW_SAMPLES);
      default -> throw new AssertionError(this);
    }
  }

  /**
   * Reads {@code count} samples of {@link #SIGNED_16} of one channel, which nearly all recordings
   * are. A float of 1.5 · 2²³ has the place of the units at its end, so that an integer is added to
   * its bits; the instruction for it waits, before JDK 22, for its last result.
   */
  static void read16(float[] samples, int count, ByteBuffer in, int start) {
    int bits = Float.floatToRawIntBits(0x1.8p23f);
    int at = start;
    for (int i = 0; i < count; i++, at += 2) {
      samples[i] = (Float.intBitsToFloat(bits + in.getShort(at)) - 0x1.8p23f) * 0x1p-15f;
    }
  }

  /** As {@link #read16}, with a double. */
  private static void add16(double[] sums, int count, ByteBuffer in, int start, int stride) {
    long bits = Double.doubleToRawLongBits(0x1.8p52);
    int at = start;
    for (int i = 0; i < count; i++, at += stride) {
      sums[i] += (Double.longBitsToDouble(bits + in.getShort(at)) - 0x1.8p52) * 0x1p-15;
    }
  }

  private static void add24(double[] sums, int count, ByteBuffer in, int start, int stride) {
    int high = in.order() == ByteOrder.BIG_ENDIAN ? 0 : 2;
    int at = start;
    for (int i = 0; i < count; i++, at += stride) {
      int value =
          in.get(at + high) << 16 | (in.get(at + 1) & 0xFF) << 8 | in.get(at + 2 - high) & 0xFF;
      sums[i] += value * 0x1p-23;
    }
  }

  private static void addCoded(
      double[] sums, int count, ByteBuffer in, int start, int stride, float[] samples) {
    int at = start;
    for (int i = 0; i < count; i++, at += stride) {
      sums[i] += samples[in.get(at) & 0xFF];
    }
  }

  /** Whether a stored sample may be NaN, infinite or beyond what a float holds. */
  boolean mayBeUnusable() {
    return this == FLOAT_32 || this == FLOAT_64;
  }

  /** The sample at {@code offset} of a coding that {@link #mayBeUnusable()}. */
  double floatAt(ByteBuffer in, int offset) {
    return this == FLOAT_32 ? in.getFloat(offset) : in.getDouble(offset);
  }

  /** ITU-T G.711, table 1: 13-bit values, aligned to the top of 16 bits. */
  private static int aLaw(int code) {
    int bits = code ^ 0x55;
    int segment = bits >> 4 & 7;
    int step = (bits & 15) << 4 | 8;
    int magnitude = segment == 0 ? step : (step | 0x100) << segment - 1;
    return (bits & 0x80) != 0 ? magnitude : -magnitude;
  }

  /** ITU-T G.711, table 2: 14-bit values, aligned to the top of 16 bits. */
  private static int muLaw(int code) {
    int bits = ~code & 0xFF;
    int magnitude = (((bits & 15) << 3) + 0x84 << (bits >> 4 & 7)) - 0x84;
    return (bits & 0x80) != 0 ? -magnitude : magnitude;
  }
}
