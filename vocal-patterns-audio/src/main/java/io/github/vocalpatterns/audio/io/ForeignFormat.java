package io.github.vocalpatterns.audio.io;

import java.util.Optional;
import java.util.stream.Stream;

/** Formats that are known by their first bytes, so that messages can name them, but not read. */
enum ForeignFormat {
  OGG_FLAC("Ogg FLAC", 28, "\u007FFLAC"),
  OGG_SPEEX("Ogg Speex", 28, "Speex   "),
  OGG("Ogg without Vorbis or Opus at its start", 0, "OggS"),
  MP4("MP4/M4A (AAC or ALAC)", 4, "ftyp"),
  MPEG_LAYERS_1_2("MPEG Layer I or II", 0, "") {
    @Override
    boolean recognises(byte[] bytes) {
      return startsFrame(bytes, 0) && layerBits(bytes, 0) >= 2;
    }
  },
  ADTS("AAC", 0, "") {
    @Override
    boolean recognises(byte[] bytes) {
      return isAdts(bytes, Id3.end(bytes));
    }
  },
  MATROSKA("Matroska/WebM", 0, "\u001A\u0045\u00DF\u00A3"),
  ASF("Windows Media Audio", 0, "\u0030\u0026\u00B2\u0075"),
  CAF("Core Audio (CAF)", 0, "caff"),
  WAVE64("Wave64", 0, "riff\u002E\u0091"),
  WAVPACK("WavPack", 0, "wvpk"),
  MONKEYS_AUDIO("Monkey's Audio", 0, "MAC "),
  AMR("AMR", 0, "#!AMR"),
  MIDI("MIDI", 0, "MThd");

  private final String title;
  private final int offset;
  private final String magic;

  ForeignFormat(String title, int offset, String magic) {
    this.title = title;
    this.offset = offset;
    this.magic = magic;
  }

  String title() {
    return title;
  }

  boolean recognises(byte[] bytes) {
    return AudioBytes.spells(bytes, offset, magic);
  }

  static Optional<ForeignFormat> of(byte[] bytes) {
    return Stream.of(values()).filter(format -> format.recognises(bytes)).findFirst();
  }

  /** Whether a frame of AAC starts at {@code offset}. */
  static boolean isAdts(byte[] bytes, int offset) {
    return startsFrame(bytes, offset) && layerBits(bytes, offset) == 0;
  }

  /** Eleven set bits and a version that is not the reserved one start a frame of MPEG audio. */
  private static boolean startsFrame(byte[] bytes, int offset) {
    return bytes.length >= offset + 4
        && bytes[offset] == (byte) 0xFF
        && (bytes[offset + 1] & 0xE0) == 0xE0
        && (bytes[offset + 1] & 0x18) != 0x08;
  }

  /** 0 for AAC in ADTS frames, otherwise 4 less the number of the layer of MPEG audio. */
  private static int layerBits(byte[] bytes, int offset) {
    return bytes[offset + 1] >> 1 & 3;
  }
}
