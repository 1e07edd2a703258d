package io.github.vocalpatterns.audio.io;

import static io.github.vocalpatterns.audio.io.Recordings.concat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vocalpatterns.processes.Children;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link DecodeLimits} promises about memory, in a JVM that has no more. */
class SmallHeapTest {

  private static final int SAMPLES = 3_000_000;

  /** What a decoder works on, and the JVM itself. */
  private static final long FIXED_BYTES = 8 << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "writer-s12.flac", "mpeg1-44100-without-lame-tag.mp3",
        "vorbis-44100-stereo.ogg", "opus-mono.opus"
      })
  @Timeout(60)
  void aLongRecordingTakesNoMoreMemoryThanStated(String name) throws Exception {
    byte[] once = Compressed.bytes(name);
    byte[] start = {};
    if (name.endsWith("flac")) {
      // A header that leaves length and MD5 sum unsaid, then frames.
      start = Arrays.copyOf(once, 51);
      Arrays.fill(start, 22, 42, (byte) 0);
      once = Arrays.copyOfRange(once, 51, once.length);
    } else if (name.endsWith("mp3")) {
      once = Arrays.copyOfRange(once, 138, once.length - 128);
    }
    int samples = AudioFiles.read(concat(start, once), name).length();
    int times = SAMPLES / samples;
    byte[] bytes = concat(start, concat(Collections.nCopies(times, once).toArray(byte[][]::new)));
    Path path = Files.write(folder.resolve(name), bytes);
    long promised = 2L * bytes.length + 8L * times * samples + FIXED_BYTES;

    Path errors = folder.resolve("errors");
    List<String> flags = List.of("-Xmx" + promised, "-XX:+UseSerialGC", "-Xmn1m");
    Process process = Children.start(DecodeInSmallHeap.class, errors, flags, path);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), Files.readString(errors));
    assertEquals(times * samples + "\n", out);
  }
}
