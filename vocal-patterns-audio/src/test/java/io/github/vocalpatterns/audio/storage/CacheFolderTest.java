package io.github.vocalpatterns.audio.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheFolderTest {

  private static final ByteBuffer ENTRY = ByteBuffer.wrap(new byte[] {1, 2, 3, 4});

  @TempDir Path folder;

  private CacheFolder cache;

  @BeforeEach
  void open() throws IOException {
    cache = new CacheFolder(folder.resolve("new"), ".entry");
    cache.create();
  }

  private Path file(String key) {
    return folder.resolve("new").resolve(key + ".entry");
  }

  @Test
  void whatWasPutIsFound() {
    cache.put("a", ENTRY);

    assertEquals(ENTRY, cache.find("a"));
    assertNull(cache.find("b"));
  }

  @Test
  void anEmptyEntryIsAnEntry() {
    cache.put("a", ByteBuffer.allocate(0));

    assertEquals(ByteBuffer.allocate(0), cache.find("a"));
  }

  @Test
  void anEntryThatIsDamagedOrCutOffIsMissing() throws IOException {
    cache.put("a", ENTRY);
    byte[] bytes = Files.readAllBytes(file("a"));
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 1;
      Files.write(file("a"), damaged);
      assertNull(cache.find("a"), "byte " + i);
      Files.write(file("a"), Arrays.copyOf(bytes, i));
      assertNull(cache.find("a"), i + " bytes");
    }
  }

  @Test
  void anEntryThatCannotBeReadOrWrittenIsMissingAndNoError() throws IOException {
    Files.createDirectories(file("a").resolve("in the way"));

    cache.put("a", ENTRY);

    assertNull(cache.find("a"));
  }
}
