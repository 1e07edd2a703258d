package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.network.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * From a WAV file (7.9 s, 44.1 kHz, 16 bits) to its classification, against the network's part of
 * it.
 */
public class FileAgainstForward extends Contest {

  private final Classifier classifier = Classifier.pretrained();
  private final Network network = classifier.model().network();
  private final Path file;
  private final float[] picture;

  /** For JMH. */
  public FileAgainstForward() {
    Waveform recording = Signals.scale(7.9, 44100);
    try {
      file = Files.createTempFile("benchmark", ".wav");
      file.toFile().deleteOnExit();
      AudioFiles.writeWav(file, recording, WavEncoding.PCM_16);
      picture = Signals.picture(classifier.model().featureSpec(), AudioFiles.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The facade must say what the network says of the only window. */
  @Override
  public void verify() {
    Classification classification = ours();
    float[] outputs = peer();
    VocalPattern[] patterns = VocalPattern.values();
    for (int i = 0; i < outputs.length; i++) {
      requireClose(
          patterns[i].label(), classification.probabilities().get(patterns[i]), outputs[i], 1e-6);
    }
  }

  @Override
  public Classification ours() {
    try {
      return classifier.classify(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public float[] peer() {
    return network.forward(picture);
  }
}
