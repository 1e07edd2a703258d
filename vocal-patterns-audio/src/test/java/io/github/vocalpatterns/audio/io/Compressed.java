package io.github.vocalpatterns.audio.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The committed compressed recordings, see tools/compressed_audio_fixtures.py. */
final class Compressed {

  /**
   * A row of expected.csv.
   *
   * @param leastSnrDb infinite where every sample must be the same
   */
  record Row(String file, int sampleRateHz, int samples, int stride, double leastSnrDb) {
    @Override
    public String toString() {
      return file;
    }
  }

  private Compressed() {}

  static byte[] bytes(String name) {
    try (InputStream in = Compressed.class.getResourceAsStream("/compressed-audio/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  static List<Row> rows() {
    String table = new String(bytes("expected.csv"), StandardCharsets.UTF_8);
    return table.lines().skip(1).map(Compressed::row).toList();
  }

  private static Row row(String line) {
    String[] cells = line.split(",");
    return new Row(
        cells[0],
        Integer.parseInt(cells[1]),
        Integer.parseInt(cells[2]),
        Integer.parseInt(cells[3]),
        cells.length < 5 ? Double.POSITIVE_INFINITY : Double.parseDouble(cells[4]));
  }

  /** Every {@code stride}-th sample as the other decoder gives it. */
  static float[] expected(Row row) {
    byte[] bytes = bytes(row.file() + ".f32");
    float[] values = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /** Where the pages of an Ogg file start, and the end of the file. */
  static int[] pages(byte[] ogg) {
    int[] starts = new int[ogg.length / 27 + 1];
    int count = 0;
    int at = 0;
    while (at < ogg.length) {
      starts[count++] = at;
      at += pageLength(ogg, at);
    }
    starts[count++] = at;
    return Arrays.copyOf(starts, count);
  }

  private static int pageLength(byte[] ogg, int at) {
    int segments = ogg[at + 26] & 0xFF;
    int length = 27 + segments;
    for (int i = 0; i < segments; i++) {
      length += ogg[at + 27 + i] & 0xFF;
    }
    return length;
  }

  /** A page of Ogg with whole packets, of the stream number 7. */
  static byte[] page(int flags, int number, long position, byte[]... packets) {
    ByteArrayOutputStream segments = new ByteArrayOutputStream();
    for (byte[] packet : packets) {
      for (int i = 0; i < packet.length / 255; i++) {
        segments.write(255);
      }
      segments.write(packet.length % 255);
    }
    byte[] body = Recordings.concat(packets);
    byte[] page =
        ByteBuffer.allocate(27 + segments.size() + body.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(Recordings.ascii("OggS"))
            .put((byte) 0)
            .put((byte) flags)
            .putLong(position)
            .putInt(7)
            .putInt(number)
            .putInt(0)
            .put((byte) segments.size())
            .put(segments.toByteArray())
            .put(body)
            .array();
    return withChecksums(page);
  }

  /** Gives the whole pages of an Ogg file, as far as they go, the checksums they should have. */
  static byte[] withChecksums(byte[] ogg) {
    int at = 0;
    while (at + 27 <= ogg.length && at + 27 + (ogg[at + 26] & 0xFF) <= ogg.length) {
      int end = at + pageLength(ogg, at);
      if (end > ogg.length) {
        break;
      }
      ByteBuffer page = ByteBuffer.wrap(ogg).order(ByteOrder.LITTLE_ENDIAN);
      page.putInt(at + 22, 0);
      page.putInt(at + 22, checksum(ogg, at, end));
      at = end;
    }
    return ogg;
  }

  private static int checksum(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= bytes[i] << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc << 1 ^ (crc < 0 ? 0x04C1_1DB7 : 0);
      }
    }
    return crc;
  }
}
