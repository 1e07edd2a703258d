package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.FeatureWindow;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import java.util.List;
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

/**
 * From samples to what the network sees. Two forks, since C2 may compile a loop in two ways; five
 * seconds each suffice, as one call takes milliseconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpectrogramBenchmark {

  private final Waveform sevenSeconds = Signals.scale(7, 22050);
  private final AudioFeatures prototype = AudioFeatures.of(FeatureSpec.PROTOTYPE);
  private final AudioFeatures shipped = AudioFeatures.of(FeatureSpec.DEFAULT);

  /** The loudest band of each note must be the one that holds its fundamental. */
  @Setup
  public void verify() {
    Spectrogram decibels = prototypeDecibels();
    if (decibels.bands() != 128 || decibels.frames() != 302) {
      throw new IllegalStateException("not 128 × 302 but " + decibels);
    }
    int first = loudestBand(decibels, 20);
    int last = loudestBand(decibels, 285);
    if (decibels.at(first, 20) < -20 || last <= first) {
      throw new IllegalStateException(
          "a rising scale does not rise: band " + first + " to " + last);
    }
  }

  private static int loudestBand(Spectrogram decibels, int frame) {
    int loudest = 0;
    for (int band = 0; band < decibels.bands(); band++) {
      if (decibels.at(band, frame) > decibels.at(loudest, frame)) {
        loudest = band;
      }
    }
    return loudest;
  }

  /** 128 × 302 Mel decibels from 200 to 2500 Hz, as the Python prototype computed them. */
  @Benchmark
  public Spectrogram prototypeDecibels() {
    return prototype.decibels(prototype.melSpectrogram(sevenSeconds));
  }

  /** The window of the shipped model. */
  @Benchmark
  public List<FeatureWindow> shippedWindows() {
    return shipped.windows(sevenSeconds);
  }
}
