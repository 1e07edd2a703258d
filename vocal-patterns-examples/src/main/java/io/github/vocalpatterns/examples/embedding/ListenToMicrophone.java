package io.github.vocalpatterns.examples.embedding;

import io.github.vocalpatterns.Classifier;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** Says every second what was sung into the microphone, until Ctrl-C. */
public final class ListenToMicrophone {

  private static final int SAMPLE_RATE_HZ = 44100;
  private static final double WINDOW_SECONDS = 8;
  private static final double STEP_SECONDS = 1;

  /** 16-bit, one channel, low byte first: what every sound card gives. */
  private static final AudioFormat FORMAT = new AudioFormat(SAMPLE_RATE_HZ, 16, 1, true, false);

  private ListenToMicrophone() {}

  /** Takes nothing. */
  public static void main(String[] args) throws IOException {
    try (TargetDataLine microphone = AudioSystem.getTargetDataLine(FORMAT)) {
      microphone.open(FORMAT);
      microphone.start();
      System.out.println("Sing. Ctrl-C ends it.");
      listen(new AudioInputStream(microphone), Classifier.pretrained(), System.out::println);
    } catch (LineUnavailableException | IllegalArgumentException e) {
      System.err.println("There is no microphone to listen to: " + e.getMessage());
    }
  }

  /** Listens until the stream, of samples in {@link #FORMAT}, ends. */
  static void listen(InputStream sound, Classifier classifier, Consumer<Object> sink)
      throws IOException {
    LiveClassifier live =
        new LiveClassifier(classifier, SAMPLE_RATE_HZ, WINDOW_SECONDS, STEP_SECONDS);
    byte[] bytes = new byte[SAMPLE_RATE_HZ / 10 * Short.BYTES];
    int count;
    while ((count = sound.readNBytes(bytes, 0, bytes.length)) > 0) {
      for (int i = 0; i + 1 < count; i += 2) {
        int value = (bytes[i] & 0xFF) | bytes[i + 1] << 8;
        live.push(value / 32768f).ifPresent(sink);
      }
    }
  }
}
