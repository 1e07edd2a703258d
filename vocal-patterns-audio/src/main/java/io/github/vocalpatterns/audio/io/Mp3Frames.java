package io.github.vocalpatterns.audio.io;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks from frame to frame and across what is none: tags at the end, damage, the rest of a frame
 * that a recording from a stream starts with. Every byte is looked at a bounded number of times.
 */
final class Mp3Frames {

  private static final Logger LOG = LoggerFactory.getLogger(Mp3Frames.class);

  private final AudioBytes bytes;
  private final byte[] file;
  private final Mp3Header first;
  private int offset;
  private Mp3Header header;
  private boolean hasGarbage;

  /**
   * Goes to the first frame at or behind {@code start}.
   *
   * @throws AudioFileException if there is none
   */
  Mp3Frames(AudioBytes bytes, int start) throws AudioFileException {
    this.bytes = bytes;
    this.file = bytes.buffer().array();
    Mp3Header found = frameAt(start);
    offset = start;
    while (found == null) {
      offset++;
      if (offset >= file.length) {
        String actual = bytes.show(start, Mp3Header.BYTES);
        throw bytes.malformed(start, "a frame of MPEG Layer III and another behind it", actual);
      }
      found = frameAt(offset);
    }
    header = found;
    first = found;
  }

  int offset() {
    return offset;
  }

  Mp3Header header() {
    return header;
  }

  /** Goes to the next frame; false if there is none. */
  boolean next() throws AudioFileException {
    int end = offset + header.length();
    Mp3Header found = Mp3Header.at(file, end);
    if (found != null && found.isLike(first) && found.length() > 0) {
      if (end + found.length() > file.length) {
        LOG.warn(
            "{} is cut off within the frame at byte {}, which is left out", bytes.source(), end);
        return false;
      }
      offset = end;
      header = found;
      return true;
    }
    return nextBeyondGarbage(end);
  }

  private boolean nextBeyondGarbage(int end) throws AudioFileException {
    for (int at = end; at < file.length; at++) {
      Mp3Header found = frameAt(at);
      if (found != null) {
        requireLikeFirst(found, at);
        warnOnceOf(at - end, end);
        offset = at;
        header = found;
        return true;
      }
    }
    if (end < file.length && !isTag(end)) {
      LOG.warn("{} ends with {} bytes that are no MP3", bytes.source(), file.length - end);
    }
    return false;
  }

  private void warnOnceOf(int count, int start) {
    if (!hasGarbage) {
      LOG.warn("{} has {} bytes at byte {} that are no MP3", bytes.source(), count, start);
    }
    hasGarbage = true;
  }

  private void requireLikeFirst(Mp3Header found, int at) throws AudioFileException {
    if (!found.isLike(first)) {
      throw bytes.malformed(at, "frames of " + describe(first) + " as before", describe(found));
    }
  }

  private static String describe(Mp3Header header) {
    return header.sampleRateHz() + " Hz in " + (header.channels() == 1 ? "mono" : "stereo");
  }

  private boolean isTag(int at) {
    return bytes.spells(at, "TAG")
        || bytes.spells(at, "APETAGEX")
        || bytes.spells(at, "LYRICSBEGIN")
        || bytes.spells(at, "ID3");
  }

  /** The header at {@code at}, if another like it, or the end of the file, follows its frame. */
  private @Nullable Mp3Header frameAt(int at) {
    Mp3Header found = Mp3Header.at(file, at);
    if (found == null || found.length() == 0) {
      return null;
    }
    int end = at + found.length();
    if (end >= file.length) {
      return end == file.length ? found : null;
    }
    Mp3Header second = Mp3Header.at(file, end);
    return isTag(end) || second != null && second.isLike(found) ? found : null;
  }
}
