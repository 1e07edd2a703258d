package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.fuzzing.Bounds;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any bytes as a recording, see docs/reliability.md. */
public final class AudioFilesFuzz {

  private static final DecodeLimits LIMITS = new DecodeLimits(1 << 20, 1 << 16);

  /** The tables of a decoder, and twice the samples of eight channels within the limits. */
  private static final Bounds BOUNDS = new Bounds(AudioFileException.class, 32 << 20, 64);

  private static final Pattern CHECKSUM = Pattern.compile("the checksum 0x([0-9A-F]+) .*");

  /** Frames of FLAC whose checksums are put right, two in each; more take too long. */
  private static final int MOST_REPAIRS = 6;

  private AudioFilesFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    byte[] bytes =
        AudioBytes.spells(input, 0, "OggS") ? Compressed.withChecksums(input.clone()) : input;
    BOUNDS.hold(bytes, () -> AudioFiles.read(bytes, "input", LIMITS));
    if (new FlacFormat().recognises(input)) {
      readRepaired(input.clone());
    }
  }

  /** Mutations would hardly ever get past a checksum, behind which most of a decoder lies. */
  private static void readRepaired(byte[] bytes) {
    for (int i = 0; i < MOST_REPAIRS; i++) {
      BOUNDS.hold(
          bytes,
          () -> {
            try {
              AudioFiles.read(bytes, "input", LIMITS);
            } catch (AudioFileException e) {
              repair(bytes, e);
              throw e;
            }
          });
    }
  }

  private static void repair(byte[] bytes, AudioFileException e) {
    Matcher checksum = CHECKSUM.matcher(e.expected());
    if (checksum.matches()) {
      int at = (int) e.byteOffset();
      int value = Integer.parseUnsignedInt(checksum.group(1), 16);
      if (checksum.group(1).length() == 2) {
        bytes[at] = (byte) value;
      } else {
        ByteBuffer.wrap(bytes).putShort(at, (short) value);
      }
    }
  }
}
