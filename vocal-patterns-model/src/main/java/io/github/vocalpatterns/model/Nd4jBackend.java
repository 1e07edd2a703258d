package io.github.vocalpatterns.model;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native library beneath Deeplearning4j, looked for once.
 *
 * <p>ND4J reports a missing backend by an {@link ExceptionInInitializerError} the first time and by
 * a bare {@link NoClassDefFoundError} ever after; this remembers the first failure and says what to
 * do about it.
 */
final class Nd4jBackend {

  private static final class Probe {
    static final Throwable FAILURE = failure();

    private static Throwable failure() {
      try {
        Nd4j.zeros(DataType.FLOAT, 1).close();
        return null;
      } catch (LinkageError | RuntimeException e) {
        return e;
      }
    }
  }

  private Nd4jBackend() {}

  /**
   * Makes sure that there is a backend.
   *
   * @throws IllegalStateException if there is none, with the Maven lines that add one
   */
  static void require() {
    if (Probe.FAILURE != null) {
      throw new IllegalStateException(message(), Probe.FAILURE);
    }
  }

  private static String message() {
    String platform = platform();
    return """
        Training needs an ND4J backend, and none could be loaded. Add these to your pom.xml:
        <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId>\
        <version>1.0.0-M2.1</version></dependency>
        <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId>\
        <version>1.0.0-M2.1</version><classifier>%1$s</classifier></dependency>
        <dependency><groupId>org.bytedeco</groupId><artifactId>openblas</artifactId>\
        <version>0.3.19-1.5.7</version><classifier>%1$s</classifier></dependency>
        <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId>\
        <version>1.5.7</version><classifier>%1$s</classifier></dependency>"""
        .formatted(platform);
  }

  /** The classifier of this machine: {@code linux-x86_64}, {@code macosx-arm64} and so on. */
  private static String platform() {
    String name = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
    String os = name.startsWith("mac") ? "macosx" : name.startsWith("win") ? "windows" : "linux";
    String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    return os + "-" + arch;
  }
}
