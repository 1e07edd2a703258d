package io.github.vocalpatterns.audio.io;

/**
 * The tag that Xing introduced and LAME extended, in a frame of its own before the sound.
 *
 * @param isPresent whether the frame is such a tag
 * @param frames that follow, 0 if unsaid
 * @param delay samples that the encoder put before the recording
 * @param padding samples that it put behind
 */
record Mp3Info(boolean isPresent, long frames, int delay, int padding) {

  private static final Mp3Info ABSENT = new Mp3Info(false, 0, 0, 0);
  private static final int HAS_FRAMES = 1;
  private static final int HAS_BYTES = 2;
  private static final int HAS_TOC = 4;
  private static final int HAS_QUALITY = 8;

  /** From the version of the encoder, nine characters, to the 12 bits each of both numbers. */
  private static final int TO_DELAY = 21;

  /** Where the tag of a Fraunhofer encoder stands, in any frame. */
  private static final int VBRI = 36;

  static Mp3Info of(AudioBytes bytes, int offset, Mp3Header header) throws AudioFileException {
    int end = offset + header.length();
    int at = offset + header.sideInfoEnd();
    if (bytes.spells(offset + VBRI, "VBRI")) {
      return new Mp3Info(true, 0, 0, 0);
    }
    if (!bytes.spells(at, "Xing") && !bytes.spells(at, "Info")) {
      return ABSENT;
    }
    long flags = bytes.u32(at + 4);
    long frames = (flags & HAS_FRAMES) == 0 ? 0 : bytes.u32(at + 8);
    at += 8;
    at += (flags & HAS_FRAMES) == 0 ? 0 : 4;
    at += (flags & HAS_BYTES) == 0 ? 0 : 4;
    at += (flags & HAS_TOC) == 0 ? 0 : 100;
    at += (flags & HAS_QUALITY) == 0 ? 0 : 4;
    boolean named = bytes.spells(at, "LAME") || bytes.spells(at, "Lav");
    if (!named || at + TO_DELAY + 3 > end) {
      return new Mp3Info(true, frames, 0, 0);
    }
    long both = bytes.u32(at + TO_DELAY - 1) & 0xFF_FFFF;
    return new Mp3Info(true, frames, (int) (both >> 12), (int) (both & 0xFFF));
  }
}
