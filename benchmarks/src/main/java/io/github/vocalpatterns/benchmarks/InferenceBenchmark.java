package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.network.Network;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a picture to probabilities, and from a 44.1 kHz recording to its classification. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InferenceBenchmark {

  private final Classifier classifier = Classifier.pretrained();
  private final Network network = classifier.model().network();
  private final Waveform recording = Signals.scale(7.9, 44100);
  private final float[] picture =
      AudioFeatures.of(classifier.model().featureSpec())
          .windows(recording)
          .get(0)
          .spectrogram()
          .toArray();

  /** The facade must say what the network says of the only window. */
  @Setup
  public void verify() {
    Classification classification = classify();
    float[] outputs = forward();
    VocalPattern[] patterns = VocalPattern.values();
    for (int i = 0; i < outputs.length; i++) {
      double probability = classification.probabilities().get(patterns[i]);
      if (Math.abs(outputs[i] - probability) > 1e-6) {
        throw new IllegalStateException(patterns[i] + ": " + outputs[i] + " or " + probability);
      }
    }
  }

  /** One forward pass of the shipped network. */
  @Benchmark
  public float[] forward() {
    return network.forward(picture);
  }

  /** Resampling, features and forward pass of a recording of 7.9 s at 44.1 kHz. */
  @Benchmark
  public Classification classify() {
    return classifier.classify(recording);
  }
}
