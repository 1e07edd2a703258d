package io.github.vocalpatterns.examples.training;

import de.sciss.jump3r.lowlevel.LameEncoder;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;

/** What an MP3 leaves of a recording: LAME's encoder (jump3r, its Java port), then our decoder. */
final class Mp3RoundTrip {

  private Mp3RoundTrip() {}

  /**
   * @throws IllegalArgumentException if MPEG has no such sample rate
   */
  static Waveform at(int kilobitsPerSecond, Waveform waveform) {
    AudioFormat format = new AudioFormat(waveform.sampleRateHz(), 16, 1, true, false);
    LameEncoder encoder =
        new LameEncoder(
            format,
            kilobitsPerSecond,
            LameEncoder.CHANNEL_MODE_MONO,
            LameEncoder.QUALITY_MIDDLE,
            false);
    try {
      return AudioFiles.read(encoded(encoder, pcm16(waveform)), "the MP3");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      encoder.close();
    }
  }

  private static byte[] pcm16(Waveform waveform) {
    byte[] bytes = new byte[2 * waveform.length()];
    for (int i = 0; i < waveform.length(); i++) {
      int value = (int) Math.max(-32768, Math.min(32767, Math.rint(32768 * waveform.sample(i))));
      bytes[2 * i] = (byte) value;
      bytes[2 * i + 1] = (byte) (value >> 8);
    }
    return bytes;
  }

  private static byte[] encoded(LameEncoder encoder, byte[] pcm) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[encoder.getMP3BufferSize()];
    int piece = encoder.getPCMBufferSize();
    for (int from = 0; from < pcm.length; from += piece) {
      byte[] samples = Arrays.copyOfRange(pcm, from, Math.min(pcm.length, from + piece));
      out.write(buffer, 0, encoder.encodeBuffer(samples, 0, samples.length, buffer));
    }
    out.write(buffer, 0, encoder.encodeFinish(buffer));
    return out.toByteArray();
  }
}
