package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads recordings as mono waveforms and writes WAV files.
 *
 * <p>The first bytes of a recording decide its format:
 *
 * <ul>
 *   <li>WAV (plain, extensible, RF64, RIFX), AIFF and AIFF-C, AU; each with integers of 8 to 32
 *       bits, floats of 32 or 64, A-law or mu-law: exactly the samples that libsndfile reads.
 *   <li>FLAC with 4 to 32 bits: exactly the samples that were encoded.
 *   <li>MP3 (MPEG-1, 2 and 2.5 Layer III), without the silence that the encoder put around the
 *       recording where its tag says how much: within −100 dB of FFmpeg, at 24 kHz, where that has
 *       a band's edge elsewhere, of libmpg123.
 *   <li>Ogg Vorbis: within −110 dB of libvorbis. Ogg Opus in mono or stereo, always at 48 kHz:
 *       within −50 dB of libopus.
 * </ul>
 *
 * <p>An integer v of b bits becomes v / 2ᵇ⁻¹, an unsigned byte (v − 128) / 128; floats stay as they
 * are, and nothing is ever clipped. Channels, up to 256 of them without compression and up to 8
 * with it, are averaged in double precision and rounded to float once. The sample rate, 1000 Hz to
 * 1 MHz, is kept. A file that ends early is read to its end and a warning logged, unless that is
 * before the first whole frame of a compressed one; a recording without samples gives an empty
 * waveform.
 *
 * <p>Bytes that are no such recording, fail a checksum of FLAC or Ogg, hold a sample that is not
 * finite, or exceed the {@link DecodeLimits} end in an {@link AudioFileException}. Bytes of an MP3
 * that are no frames are passed over with a warning. Safe for use by any number of threads.
 */
public final class AudioFiles {

  private static final List<AudioFormat> FORMATS =
      List.of(
          new WavFormat(),
          new AiffFormat(),
          new AuFormat(),
          new FlacFormat(),
          new Mp3Format(),
          new OggVorbisFormat(),
          new OggOpusFormat());

  private static final String READABLE =
      FORMATS.stream().map(AudioFormat::name).collect(Collectors.joining(", "));

  private static final String UNKNOWN = "unknown";

  /** Also of formats that are not read: who put such a file there wants to be told. */
  private static final Set<String> NAME_ENDINGS =
      Set.of(
          "wav", "wave", "rf64", "aif", "aiff", "aifc", "au", "snd", "flac", "mp3", "ogg", "oga",
          "opus", "m4a", "mp4", "aac", "wma", "webm");

  private AudioFiles() {}

  /**
   * Whether a name ends like that of a recording, be it one that can be read or not: {@code .wav},
   * {@code .mp3}, {@code .m4a} and the like. Hidden files are none.
   */
  public static boolean isNamedLikeRecording(Path path) {
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0
        && !name.startsWith(".")
        && NAME_ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** Reads a file within {@link DecodeLimits#DEFAULT}; see {@link #read(Path, DecodeLimits)}. */
  public static Waveform read(Path path) throws IOException {
    return read(path, DecodeLimits.DEFAULT);
  }

  /**
   * Reads a file.
   *
   * @throws AudioFileException if it is a directory, or not a recording that can be read
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws IOException if reading fails
   */
  public static Waveform read(Path path, DecodeLimits limits) throws IOException {
    String name = printable(path.toString());
    if (Files.isDirectory(path)) {
      throw unreadable(name + " is a directory, not a recording", name, UNKNOWN, "a directory");
    }
    long size = Files.size(path);
    if (size > limits.maxBytes()) {
      throw tooLong(name, limits);
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = new byte[(int) size];
      int count = in.readNBytes(bytes, 0, bytes.length);
      // Devices and pipes have no size, and other files may have grown.
      byte[] rest = in.readNBytes(limits.maxBytes() + 1 - count);
      if (count < bytes.length || rest.length > 0) {
        bytes = Arrays.copyOf(bytes, count + rest.length);
        System.arraycopy(rest, 0, bytes, count, rest.length);
      }
      return read(bytes, name, limits);
    }
  }

  /** Reads a stream within {@link DecodeLimits#DEFAULT}. */
  public static Waveform read(InputStream in, String name) throws IOException {
    return read(in, name, DecodeLimits.DEFAULT);
  }

  /**
   * Reads a stream to its end, or to the limit; the caller closes it.
   *
   * @param name what messages call the recording
   * @throws AudioFileException if it is not a recording that can be read
   * @throws IOException if the stream fails
   */
  public static Waveform read(InputStream in, String name, DecodeLimits limits) throws IOException {
    return read(in.readNBytes(limits.maxBytes() + 1), name, limits);
  }

  /** Reads the bytes of a file within {@link DecodeLimits#DEFAULT}. */
  public static Waveform read(byte[] bytes, String name) throws AudioFileException {
    return read(bytes, name, DecodeLimits.DEFAULT);
  }

  /**
   * Reads the bytes of a file; they must not change meanwhile and are not kept.
   *
   * @param name what messages call the recording
   * @throws AudioFileException if they are not a recording that can be read
   */
  public static Waveform read(byte[] bytes, String name, DecodeLimits limits)
      throws AudioFileException {
    String source = printable(name);
    if (bytes.length == 0) {
      throw unreadable(source + " is empty", source, UNKNOWN, "no bytes");
    }
    if (bytes.length > limits.maxBytes()) {
      throw tooLong(source, limits);
    }
    for (AudioFormat format : FORMATS) {
      if (format.recognises(bytes)) {
        return format.decode(new AudioBytes(bytes, source, format.name()), limits);
      }
    }
    throw notRead(bytes, source);
  }

  /**
   * Writes a mono WAV file; an existing file is replaced at once, when the new one is complete.
   *
   * <p>Integer encodings round to the nearest step and clip to full scale, so that reading the file
   * gives every sample within half a step, and those beyond the largest integer as that integer.
   *
   * @throws IllegalArgumentException if the sample rate is not one that is read, or the waveform is
   *     longer than the 4 GiB that a WAV file can hold
   * @throws IOException if writing fails; nothing is left behind then
   */
  public static void writeWav(Path path, Waveform waveform, WavEncoding encoding)
      throws IOException {
    WavWriter.write(path, waveform, encoding);
  }

  private static AudioFileException notRead(byte[] bytes, String source) {
    String start = AudioBytes.show(bytes, 0, 8);
    Optional<ForeignFormat> foreign = ForeignFormat.of(bytes);
    if (foreign.isPresent()) {
      String title = foreign.get().title();
      String message = source + " is " + title + ", which this library does not read";
      return unreadable(message + "; " + READABLE + " are read", source, title, start);
    }
    String message = source + " is not a recording this library reads: it starts with " + start;
    return unreadable(message + "; " + READABLE + " are read", source, UNKNOWN, start);
  }

  private static AudioFileException tooLong(String source, DecodeLimits limits) {
    String expected = "at most " + limits.maxBytes() + " bytes";
    String message = source + " is too long: " + expected + " are read";
    return new AudioFileException(message, source, UNKNOWN, limits.maxBytes(), expected, "more");
  }

  private static AudioFileException unreadable(
      String message, String source, String format, String actual) {
    return new AudioFileException(message, source, format, 0, READABLE, actual);
  }

  /** Names come from anywhere; none may break the one line of a message or of a log. */
  private static String printable(String name) {
    return name.replaceAll("\\p{Cc}", "?");
  }
}
