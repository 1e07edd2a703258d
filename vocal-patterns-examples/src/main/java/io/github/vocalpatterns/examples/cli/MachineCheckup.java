package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.kernels.Kernels;
import io.github.vocalpatterns.registry.MlflowRegistry;
import io.github.vocalpatterns.registry.MlflowSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.TargetDataLine;

/** What everything needs, and what classifying could use. */
final class MachineCheckup implements Checkup {

  /** A server that a person waits for. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A JDK with support at the time of writing that the tests run on, and no older one. */
  private static final int TESTED_UP_TO = 25;

  private static final int SAMPLE_RATE_HZ = 22_050;

  private final Map<String, String> environment;
  private final boolean terminal;

  MachineCheckup(Map<String, String> environment, boolean terminal) {
    this.environment = environment;
    this.terminal = terminal;
  }

  @Override
  public List<Finding> findings() {
    return List.of(java(), memory(), model(), kernels(), colours(), microphone(), mlflow());
  }

  private static Finding java() {
    int version = Runtime.version().feature();
    String found = Runtime.version() + ", " + System.getProperty("java.vendor") + ", in " + home();
    return version > TESTED_UP_TO
        ? Finding.hint("Java", found, "the tests run on 17 and 25; newer ones should do, too")
        : Finding.ok("Java", found);
  }

  private static String home() {
    return System.getProperty("java.home");
  }

  private static Finding memory() {
    Runtime runtime = Runtime.getRuntime();
    long megabytes = runtime.maxMemory() / 1_000_000;
    String found =
        "%d processors, at most %d MB of heap".formatted(runtime.availableProcessors(), megabytes);
    return megabytes < 500
        ? Finding.hint(
            "Machine",
            found,
            "to train, allow more: JAVA_TOOL_OPTIONS=-Xmx2g ./vocal-patterns train")
        : Finding.ok("Machine", found);
  }

  /** A tone is no exercise: what counts is that everything runs to an answer. */
  private static Finding model() {
    float[] tone = new float[2 * SAMPLE_RATE_HZ];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.3 * Math.sin(2 * Math.PI * 220 * i / SAMPLE_RATE_HZ));
    }
    try {
      Classifier classifier = Classifier.pretrained();
      Classification answer = classifier.classify(Waveform.of(tone, SAMPLE_RATE_HZ));
      return Finding.ok(
          "Model", "the one inside the library loads, and calls a tone " + answer.pattern());
    } catch (RuntimeException | LinkageError e) {
      return Finding.problem(
          "Model",
          "the one inside the library does not work: " + e,
          "build again, with ./vocal-patterns after mvn clean");
    }
  }

  private static Finding kernels() {
    try {
      return switch (Kernels.choice()) {
        case PLAIN ->
            Kernels.vectorModule() == null
                ? Finding.hint(
                    "Kernels",
                    "plain Java",
                    "for services that run long, start Java with --add-modules jdk.incubator.vector,"
                        + " here by JAVA_TOOL_OPTIONS")
                : Finding.ok(
                    "Kernels", "plain Java, as " + Kernels.PROPERTY + " or the JVM asks for");
        case WARMING ->
            Finding.ok("Kernels", "plain Java at first, the Vector API after some hundred calls");
        case VECTOR -> Finding.ok("Kernels", "the Vector API");
      };
    } catch (IllegalStateException e) {
      return Finding.problem("Kernels", e.getMessage(), "unset it, or start Java as it says");
    }
  }

  private Finding colours() {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return Finding.ok("Colours", "none, as NO_COLOR is set");
    }
    return Finding.ok(
        "Colours", terminal ? "on, as this is a terminal" : "none, as this is no terminal");
  }

  private static Finding microphone() {
    AudioFormat format = new AudioFormat(44_100, 16, 1, true, false);
    boolean found = AudioSystem.isLineSupported(new DataLine.Info(TargetDataLine.class, format));
    return found
        ? Finding.ok("Microphone", "Java can record, 44.1 kHz")
        : Finding.hint(
            "Microphone",
            "none that Java can record from",
            "./vocal-patterns serve records through a browser, also where Java cannot");
  }

  private Finding mlflow() {
    String topic = "MLflow";
    try {
      String uri = environment.getOrDefault("MLFLOW_TRACKING_URI", "");
      if (uri.isBlank()) {
        return Finding.hint(
            topic,
            "not used; models are kept in the folder \"models\"",
            "to use a server, set MLFLOW_TRACKING_URI=http://HOST:5000");
      }
      MlflowSettings server = MlflowSettings.of(uri).withEnvironment();
      int models = MlflowRegistry.of(server.withRequestTimeout(PATIENCE)).names().size();
      return Finding.ok(topic, "the server of MLFLOW_TRACKING_URI answers, models: " + models);
    } catch (IllegalArgumentException e) {
      return Finding.problem(topic, e.getMessage(), "correct or unset MLFLOW_TRACKING_URI");
    } catch (IOException e) {
      return Finding.problem(
          topic,
          Failures.sentence(e),
          "start the server, correct MLFLOW_TRACKING_URI and its credentials, or unset them");
    }
  }
}
