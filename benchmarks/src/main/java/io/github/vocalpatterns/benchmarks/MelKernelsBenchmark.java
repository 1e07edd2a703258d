package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureKind;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.dsp.MelFilterBank;
import io.github.vocalpatterns.audio.dsp.Stft;
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
 * Mel decibels of seven seconds by both kernel sets, and by JTransforms frame by frame with a
 * sparse bank.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class MelKernelsBenchmark {

  private static final int HOP = FeatureSpec.PROTOTYPE.hopLength();
  private static final int BANDS = FeatureSpec.PROTOTYPE.bands();

  private final Waveform waveform = Signals.scale(7, 22050);
  private final float[] samples = waveform.toArray();
  private final AudioFeatures features = AudioFeatures.of(FeatureSpec.PROTOTYPE);
  private final Stft stft =
      new Stft(FeatureSpec.PROTOTYPE.fftSize(), FeatureSpec.PROTOTYPE.padMode());
  private final MelFilterBank bank =
      new MelFilterBank(
          FeatureSpec.PROTOTYPE.sampleRateHz(),
          FeatureSpec.PROTOTYPE.fftSize(),
          BANDS,
          FeatureSpec.PROTOTYPE.fminHz(),
          FeatureSpec.PROTOTYPE.fmaxHz(),
          FeatureSpec.PROTOTYPE.frequencyScale(),
          FeatureSpec.PROTOTYPE.bandNorm());

  /** Both ways must agree within the tolerance against librosa. */
  @Setup
  public void verify() {
    float[] expected = frameByFrame();
    float[] actual = decibels().toArray();
    for (int i = 0; i < expected.length; i++) {
      if (Math.abs(expected[i] - actual[i]) > 1e-4) {
        throw new IllegalStateException(
            "value " + i + " is " + actual[i] + " and not " + expected[i]);
      }
    }
  }

  private Spectrogram decibels() {
    return features.compute(FeatureKind.MEL_DB, waveform);
  }

  /** The plain kernels. */
  @Benchmark
  @Fork(value = 2, jvmArgsAppend = "-Dio.github.vocalpatterns.kernels=plain")
  public Spectrogram plain() {
    return decibels();
  }

  /** The kernels of the Vector API. */
  @Benchmark
  @Fork(
      value = 2,
      jvmArgsAppend = {
        "--add-modules=jdk.incubator.vector",
        "-Dio.github.vocalpatterns.kernels=vector"
      })
  public Spectrogram vector() {
    return decibels();
  }

  /** JTransforms, one frame after the other. */
  @Benchmark
  @Fork(2)
  public float[] frameByFrame() {
    int frames = stft.frames(samples.length, HOP);
    float[] values = new float[BANDS * frames];
    double[] spectrum = new double[2 * stft.bins()];
    double[] power = new double[stft.bins()];
    double greatest = 1e-10;
    for (int t = 0; t < frames; t++) {
      stft.power(samples, samples.length, t * HOP, spectrum, bank.fromBin(), bank.toBin(), power);
      for (int band = 0; band < BANDS; band++) {
        double value = bank.apply(band, power);
        values[band * frames + t] = (float) value;
        greatest = Math.max(greatest, (float) value);
      }
    }
    double reference = 10 * Math.log10(greatest);
    for (int i = 0; i < values.length; i++) {
      double value = 10 * Math.log10(Math.max(1e-10, values[i])) - reference;
      values[i] = (float) Math.max(-FeatureSpec.PROTOTYPE.topDb(), value);
    }
    return values;
  }
}
