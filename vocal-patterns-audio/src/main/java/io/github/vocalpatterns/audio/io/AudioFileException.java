package io.github.vocalpatterns.audio.io;

import java.io.IOException;

/** A recording cannot be read; the message says in one sentence which one, where and why. */
public final class AudioFileException extends IOException {

  private final String source;
  private final String format;
  private final long byteOffset;
  private final String expected;
  private final String actual;

  AudioFileException(
      String message,
      String source,
      String format,
      long byteOffset,
      String expected,
      String actual) {
    super(message);
    this.source = source;
    this.format = format;
    this.byteOffset = byteOffset;
    this.expected = expected;
    this.actual = actual;
  }

  /** The path or name of the recording. */
  public String source() {
    return source;
  }

  /** The format that its first bytes announce, such as {@code WAV}, or {@code unknown}. */
  public String format() {
    return format;
  }

  /** Where in the file the trouble lies, in bytes from its start. */
  public long byteOffset() {
    return byteOffset;
  }

  /** What would have been right there. */
  public String expected() {
    return expected;
  }

  /** What is there instead. */
  public String actual() {
    return actual;
  }
}
