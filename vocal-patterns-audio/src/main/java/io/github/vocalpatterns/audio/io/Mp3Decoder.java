package io.github.vocalpatterns.audio.io;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.FrameDecoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.Obuffer;

/** JLayer, fed one frame at a time and relieved of its samples before it rounds them to 16 bits. */
final class Mp3Decoder {

  /** What JLayer multiplies samples in [−1, 1] by. */
  private static final double FULL_SCALE = 32_700;

  /** MPEG-1, 32 kbit/s, 44 100 Hz, mono; zeros behind it are silence. */
  private static final byte[] SILENT_FRAME = Arrays.copyOf(new byte[] {-1, -5, 16, -64}, 104);

  static {
    // JLayer fills its shared tables when it first needs them, without a lock. Here one thread does
    // it before any other can follow.
    AudioBytes silence = new AudioBytes(SILENT_FRAME, "silence", "MP3");
    try {
      Mp3Header header = new Mp3Header(44_100, 1, 1152, SILENT_FRAME.length);
      new Mp3Decoder(silence).decode(0, header, new MonoSamples(silence, DecodeLimits.DEFAULT));
    } catch (AudioFileException e) {
      throw new AssertionError(e);
    }
  }

  private final AudioBytes bytes;
  private final Frame frame = new Frame();
  private final Bitstream bitstream = new Bitstream(frame);
  private final Decoder decoder = new CorrectedDecoder();
  private final Output output = new Output();

  Mp3Decoder(AudioBytes bytes) {
    this.bytes = bytes;
    decoder.setOutputBuffer(output);
  }

  /** Decodes the frame at {@code offset}, which must be like those before. */
  void decode(int offset, Mp3Header header, MonoSamples samples) throws AudioFileException {
    frame.set(bytes.buffer().array(), offset, header.length());
    output.clear_buffer();
    try {
      Header read = bitstream.readFrame();
      if (read != null) {
        decoder.decodeFrame(read, bitstream);
        bitstream.closeFrame();
      }
    } catch (JavaLayerException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw bytes.malformed(offset, "a frame that JLayer decodes", e.toString());
    }
    // A frame that builds on bits of a lost one gives nothing; silence keeps those behind in time.
    output.pad(header.samples());
    for (int i = 0; i < header.samples(); i++) {
      double left = output.left[i];
      double sum = header.channels() == 1 ? left : (left + output.right[i]) / 2;
      samples.add(sum / FULL_SCALE, offset);
    }
  }

  /**
   * JLayer with the edge of the 18th band at 24 kHz where ISO/IEC 13818-3, table B.8, has it: at
   * 332, not at 330. Without it recordings at 24 kHz come out with an error of −60 to −76 dB.
   */
  private static final class CorrectedDecoder extends Decoder {
    private static final int AT_24_KHZ = 1;
    private static final int BAND = 18;
    private static final int EDGE = 332;

    @Override
    protected FrameDecoder retrieveDecoder(Header header, Bitstream stream, int layer)
        throws DecoderException {
      FrameDecoder decoder = super.retrieveDecoder(header, stream, layer);
      try {
        Object[] tables = (Object[]) field(decoder, "sfBandIndex");
        ((int[]) field(tables[AT_24_KHZ], "l"))[BAND] = EDGE;
      } catch (ReflectiveOperationException e) {
        throw new AssertionError("JLayer is not the version that was corrected", e);
      }
      return decoder;
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
      Field field = of.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(of);
    }
  }

  /** One frame's bytes, then the end until the next frame is set. */
  private static final class Frame extends InputStream {
    private byte[] file = {};
    private int next;
    private int end;

    void set(byte[] bytes, int offset, int length) {
      file = bytes;
      next = offset;
      end = offset + length;
    }

    @Override
    public int read() {
      return next < end ? file[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (next >= end) {
        return -1;
      }
      int count = Math.min(length, end - next);
      System.arraycopy(file, next, into, offset, count);
      next += count;
      return count;
    }
  }

  /** Takes the samples as floats, 32 of a channel at a time. */
  private static final class Output extends Obuffer {
    private final float[] left = new float[OBUFFERSIZE];
    private final float[] right = new float[OBUFFERSIZE];
    private int lefts;
    private int rights;

    @Override
    public void appendSamples(int channel, float[] samples) {
      if (channel == 0) {
        System.arraycopy(samples, 0, left, lefts, 32);
        lefts += 32;
      } else {
        System.arraycopy(samples, 0, right, rights, 32);
        rights += 32;
      }
    }

    void pad(int count) {
      Arrays.fill(left, lefts, Math.max(lefts, count), 0);
      Arrays.fill(right, rights, Math.max(rights, count), 0);
    }

    @Override
    public void clear_buffer() {
      lefts = 0;
      rights = 0;
    }

    @Override
    public void append(int channel, short value) {
      throw new UnsupportedOperationException("samples come by appendSamples");
    }

    @Override
    public void write_buffer(int ignored) {
      // Nothing is played.
    }

    @Override
    public void close() {
      // Nothing is open.
    }

    @Override
    public void set_stop_flag() {
      // Nothing is playing.
    }
  }
}
