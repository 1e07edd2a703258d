package io.github.vocalpatterns.audio.io;

import java.util.Arrays;

/** The block of one channel: constant, verbatim, or a prediction and what it missed. */
final class FlacSubframe {

  private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private final AudioBytes bytes;
  private final int[] coefficients = new int[32];

  FlacSubframe(AudioBytes bytes) {
    this.bytes = bytes;
  }

  /** Fills the first {@code size} of {@code samples} with samples of {@code bits} bits. */
  void decode(BitReader in, long[] samples, int size, int bits)
      throws AudioFileException, BitReader.EndOfBits {
    int offset = in.byteOffset();
    int header = (int) in.unsigned(8);
    if (header >= 128) {
      throw bytes.malformed(offset, "a subframe, which starts with a 0 bit", "a 1 bit");
    }
    long wasted = (header & 1) == 0 ? 0 : in.unary() + 1;
    if (wasted >= bits) {
      throw bytes.malformed(offset, "fewer unused bits than " + bits, wasted + " unused bits");
    }
    int used = bits - (int) wasted;
    int type = header >> 1;
    if (type == 0) {
      Arrays.fill(samples, 0, size, in.signed(used));
    } else if (type == 1) {
      readSamples(in, samples, size, used);
    } else if (type >= 8 && type <= 12) {
      decodeFixed(in, samples, size, used, type - 8);
    } else if (type >= 32) {
      decodeLinear(in, samples, size, used, type - 31);
    } else {
      throw bytes.malformed(offset, "a type of subframe that is in use", "the type " + type);
    }
    for (int i = 0; wasted > 0 && i < size; i++) {
      samples[i] <<= wasted;
    }
  }

  private static void readSamples(BitReader in, long[] samples, int count, int bits)
      throws BitReader.EndOfBits {
    for (int i = 0; i < count; i++) {
      samples[i] = in.signed(bits);
    }
  }

  private void decodeFixed(BitReader in, long[] samples, int size, int bits, int order)
      throws AudioFileException, BitReader.EndOfBits {
    requireOrder(in, order, size);
    readSamples(in, samples, order, bits);
    readResidual(in, samples, size, order);
    predict(samples, size, FIXED[order], order, 0);
  }

  private void decodeLinear(BitReader in, long[] samples, int size, int bits, int order)
      throws AudioFileException, BitReader.EndOfBits {
    requireOrder(in, order, size);
    readSamples(in, samples, order, bits);
    int offset = in.byteOffset();
    int precision = (int) in.unsigned(4) + 1;
    int shift = (int) in.signed(5);
    if (precision == 16 || shift < 0) {
      throw bytes.malformed(
          offset,
          "coefficients of 1 to 15 bits and a shift of 0 to 15",
          precision + " bits and a shift of " + shift);
    }
    for (int i = 0; i < order; i++) {
      coefficients[i] = (int) in.signed(precision);
    }
    readResidual(in, samples, size, order);
    predict(samples, size, coefficients, order, shift);
  }

  private void requireOrder(BitReader in, int order, int size) throws AudioFileException {
    if (order > size) {
      throw bytes.malformed(
          in.byteOffset(), "a predictor of at most " + size + " samples", order + " samples");
    }
  }

  /** Adds to every sample behind the first {@code order} what those before let expect. */
  private static void predict(long[] samples, int size, int[] weights, int order, int shift) {
    for (int i = order; i < size; i++) {
      long sum = 0;
      for (int j = 0; j < order; j++) {
        sum += weights[j] * samples[i - 1 - j];
      }
      samples[i] += sum >> shift;
    }
  }

  /** Reads what the prediction missed, in 2ⁿ partitions with a Rice parameter each. */
  private void readResidual(BitReader in, long[] samples, int size, int order)
      throws AudioFileException, BitReader.EndOfBits {
    int offset = in.byteOffset();
    int method = (int) in.unsigned(2);
    if (method > 1) {
      throw bytes.malformed(offset, "Rice coding of method 0 or 1", "method " + method);
    }
    int partitionOrder = (int) in.unsigned(4);
    int partitionSize = size >> partitionOrder;
    if (partitionSize << partitionOrder != size || partitionSize < order) {
      throw bytes.malformed(
          offset,
          "partitions that divide " + size + " samples and hold the first " + order,
          (1 << partitionOrder) + " partitions");
    }
    int parameterBits = 4 + method;
    int escape = (1 << parameterBits) - 1;
    int at = order;
    for (int end = partitionSize; end <= size; end += partitionSize) {
      int parameter = (int) in.unsigned(parameterBits);
      if (parameter == escape) {
        int bits = (int) in.unsigned(5);
        for (; at < end; at++) {
          samples[at] = in.signed(bits);
        }
      } else {
        for (; at < end; at++) {
          long folded = in.unary() << parameter | in.unsigned(parameter);
          samples[at] = folded >>> 1 ^ -(folded & 1);
        }
      }
    }
  }
}
