package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.FeatureSpec;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class Nd4jBackendTest {

  /** Asks twice: ND4J itself fails in another way, and tells less, the second time. */
  static final class WithoutBackend {
    private WithoutBackend() {}

    public static void main(String[] args) {
      PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out));
      for (int i = 0; i < 2; i++) {
        try {
          VocalPatternModel.build(FeatureSpec.DEFAULT, 1);
        } catch (IllegalStateException e) {
          out.println(e.getMessage());
        }
      }
      out.flush();
    }
  }

  @Test
  void aMissingBackendIsExplainedEveryTime() throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("nd4j-native"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                WithoutBackend.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(3, output.split("Training needs an ND4J backend", -1).length, output);
    String artifact = "<groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId>";
    assertTrue(output.contains(artifact), output);
    assertTrue(output.matches("(?s).*<classifier>[a-z]+-(x86_64|arm64)</classifier>.*"), output);
  }
}
