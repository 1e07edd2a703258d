package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an application carries that only classifies: exactly this module's own runtime class path,
 * which the build writes to a file.
 */
class ClassPathTest {

  private static final long MOST_BYTES = 6_000_000;

  private static final List<Path> CLASS_PATH = new ArrayList<>();

  @BeforeAll
  static void readClassPath() throws IOException {
    CLASS_PATH.add(Path.of("target", "classes"));
    String dependencies = Files.readString(Path.of("target", "classify-only-class-path.txt"));
    for (String entry : dependencies.strip().split(File.pathSeparator)) {
      CLASS_PATH.add(Path.of(entry));
    }
  }

  /** No test library is within reach here, and nothing that another module would have to bring. */
  @Test
  void aRecordingIsClassifiedOnTheClassifyOnlyClassPath(@TempDir Path folder) throws Exception {
    Path model = folder.resolve("glide.vpm");
    GlideModel.model().write(model);
    Path take = folder.resolve("take.wav");
    AudioFiles.writeWav(take, GlideModel.rising(2), WavEncoding.PCM_16);
    List<URL> urls = new ArrayList<>();
    for (Path entry : CLASS_PATH) {
      urls.add(entry.toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> type = loader.loadClass(Classifier.class.getName());
      Object classifier = type.getMethod("load", Path.class).invoke(null, model);
      Object result = type.getMethod("classify", Path.class).invoke(classifier, take);
      assertEquals(Classifier.load(model).classify(take).toString(), result.toString());
    }
  }

  @Test
  void theClassPathHoldsNoNativeCodeAndNoDeeplearning4j() throws IOException {
    for (Path entry : CLASS_PATH) {
      for (String name : names(entry)) {
        assertTrue(
            !name.matches(".*\\.(so|dll|dylib|jnilib)(\\.\\d+)*")
                && !name.matches("org/(nd4j|deeplearning4j|bytedeco)/.*"),
            entry + " holds " + name);
      }
    }
  }

  private static List<String> names(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      try (Stream<Path> files = Files.walk(entry)) {
        return files.map(file -> entry.relativize(file).toString()).toList();
      }
    }
    try (ZipFile jar = new ZipFile(entry.toFile())) {
      return jar.stream().map(Object::toString).toList();
    }
  }

  @Test
  void theClassPathIsSmall() throws IOException {
    long bytes = 0;
    for (Path entry : CLASS_PATH) {
      try (Stream<Path> files = Files.walk(entry)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bytes += Files.size(file);
        }
      }
    }
    assertTrue(bytes < MOST_BYTES, bytes + " bytes on " + CLASS_PATH);
  }
}
