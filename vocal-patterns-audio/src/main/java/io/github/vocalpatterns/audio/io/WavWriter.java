package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.storage.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes mono WAV files. */
final class WavWriter {

  private static final int SAMPLES_AT_ONCE = 4096;
  private static final long LONGEST_RIFF = 0xFFFF_FFFFL;

  private WavWriter() {}

  static void write(Path path, Waveform waveform, WavEncoding encoding) throws IOException {
    requireWritable(waveform, encoding);
    WholeFile.write(
        path,
        out -> {
          WholeFile.writeFully(out, header(waveform, encoding));
          writeSamples(out, waveform, encoding);
        });
  }

  private static void requireWritable(Waveform waveform, WavEncoding encoding) {
    int rateHz = waveform.sampleRateHz();
    if (rateHz < SampleLayout.MIN_SAMPLE_RATE_HZ || rateHz > SampleLayout.MAX_SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException(
          "sampleRateHz is "
              + rateHz
              + ", it must be between "
              + SampleLayout.MIN_SAMPLE_RATE_HZ
              + " and "
              + SampleLayout.MAX_SAMPLE_RATE_HZ);
    }
    if (dataBytes(waveform, encoding) > LONGEST_RIFF - 64) {
      throw new IllegalArgumentException(
          "the waveform has "
              + waveform.length()
              + " samples, which as "
              + encoding
              + " exceed the 4 GiB of a WAV file");
    }
  }

  private static long dataBytes(Waveform waveform, WavEncoding encoding) {
    return (long) waveform.length() * encoding.bytesPerSample();
  }

  private static ByteBuffer header(Waveform waveform, WavEncoding encoding) {
    boolean isFloat = encoding == WavEncoding.FLOAT_32;
    int frameBytes = encoding.bytesPerSample();
    long dataBytes = dataBytes(waveform, encoding);
    int headerBytes = isFloat ? 58 : 44;
    ByteBuffer header = ByteBuffer.allocate(headerBytes).order(ByteOrder.LITTLE_ENDIAN);
    put(header, "RIFF").putInt((int) (headerBytes - 8 + dataBytes + dataBytes % 2));
    put(header, "WAVE");
    put(header, "fmt ").putInt(isFloat ? 18 : 16);
    header.putShort((short) (isFloat ? 3 : 1)).putShort((short) 1);
    header.putInt(waveform.sampleRateHz()).putInt(waveform.sampleRateHz() * frameBytes);
    header.putShort((short) frameBytes).putShort((short) (8 * frameBytes));
    if (isFloat) {
      // Whatever is not plain PCM carries an extension, empty here, and its number of samples.
      header.putShort((short) 0);
      put(header, "fact").putInt(4).putInt(waveform.length());
    }
    put(header, "data").putInt((int) dataBytes);
    return header.flip();
  }

  private static ByteBuffer put(ByteBuffer header, String name) {
    return header.put(name.getBytes(StandardCharsets.US_ASCII));
  }

  private static void writeSamples(FileChannel out, Waveform waveform, WavEncoding encoding)
      throws IOException {
    int sampleBytes = encoding.bytesPerSample();
    ByteBuffer block =
        ByteBuffer.allocate(SAMPLES_AT_ONCE * sampleBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int first = 0; first < waveform.length(); first += SAMPLES_AT_ONCE) {
      int end = Math.min(first + SAMPLES_AT_ONCE, waveform.length());
      for (int i = first; i < end; i++) {
        putSample(block, waveform.sample(i), encoding);
      }
      WholeFile.writeFully(out, block.flip());
      block.clear();
    }
    if (dataBytes(waveform, encoding) % 2 == 1) {
      WholeFile.writeFully(out, ByteBuffer.allocate(1));
    }
  }

  private static void putSample(ByteBuffer block, float sample, WavEncoding encoding) {
    switch (encoding) {
      case PCM_16 -> block.putShort((short) quantise(sample, 1 << 15));
      case PCM_24 -> {
        int value = quantise(sample, 1 << 23);
        block.put((byte) value).putShort((short) (value >> 8));
      }
      case FLOAT_32 -> block.putFloat(sample);
      default -> throw new AssertionError(encoding);
    }
  }

  private static int quantise(float sample, int fullScale) {
    double steps = Math.rint((double) sample * fullScale);
    return (int) Math.max(-fullScale, Math.min(fullScale - 1, steps));
  }
}
