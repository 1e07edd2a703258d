package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.dsp.PhaseVocoder;
import io.github.vocalpatterns.audio.dsp.PitchShifter;
import io.github.vocalpatterns.audio.dsp.SpectralGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Changes of a sound: from waveform to waveform, at the waveform's own sample rate. Where librosa
 * has the same, the result is librosa's; {@code docs/features.md} says how nearly.
 *
 * <p>Everything here is a function of its arguments alone, safe on any number of threads.
 */
public final class AudioEffects {

  /** Frame of the phase vocoder, librosa's default. */
  private static final int STRETCH_FFT_SIZE = 2048;

  private AudioEffects() {}

  /**
   * The sound at {@code rate} times its tempo and at its pitch ({@code
   * librosa.effects.time_stretch}, by the rule of librosa 1.0): length / rate samples, rounded half
   * to even.
   *
   * @throws IllegalArgumentException if {@code rate} is not positive and finite, or the result
   *     would not fit into an array
   */
  public static Waveform stretch(Waveform waveform, double rate) {
    return like(waveform, PhaseVocoder.stretch(waveform.shared(), rate, STRETCH_FFT_SIZE));
  }

  /**
   * The sound so many semitones higher, or lower, and as long as it was ({@code
   * librosa.effects.pitch_shift}).
   *
   * @throws IllegalArgumentException if {@code semitones} does not lie between −96 and 96
   */
  public static Waveform pitchShift(Waveform waveform, double semitones) {
    return like(waveform, PitchShifter.shift(waveform.shared(), semitones, STRETCH_FFT_SIZE));
  }

  /**
   * The sound without the silence at both ends ({@code librosa.effects.trim}): a frame of 2048
   * samples is silent if its root mean square lies {@code topDb} or more below that of the loudest.
   * A recording that is silent throughout stays as it is.
   *
   * @throws IllegalArgumentException if {@code topDb} is not positive
   */
  public static Waveform trim(Waveform waveform, double topDb) {
    SampleRange range = soundingRange(waveform, topDb);
    return waveform.slice(range.from(), range.to());
  }

  /**
   * The samples that {@link #trim} leaves.
   *
   * @throws IllegalArgumentException if {@code topDb} is not positive
   */
  public static SampleRange soundingRange(Waveform waveform, double topDb) {
    requirePositive("topDb", topDb);
    return FrameLoudness.of(waveform.shared()).soundingPart(topDb);
  }

  /**
   * The parts between silences, in order ({@code librosa.effects.split}); silence is what {@link
   * #trim} takes for it. An empty waveform has one empty part.
   *
   * @throws IllegalArgumentException if {@code topDb} is not positive
   */
  public static List<SampleRange> split(Waveform waveform, double topDb) {
    requirePositive("topDb", topDb);
    return FrameLoudness.of(waveform.shared()).soundingParts(topDb);
  }

  /**
   * Windows of one length, one every step, the last of them at the very end of the recording. A
   * recording shorter than a window gives one, filled up with zeros.
   *
   * @throws IllegalArgumentException if a duration is shorter than a sample or not finite
   */
  public static List<Waveform> slices(Waveform waveform, double windowSeconds, double stepSeconds) {
    int length = samplesIn("windowSeconds", windowSeconds, waveform);
    int step = samplesIn("stepSeconds", stepSeconds, waveform);
    if (length < 1 || step < 1) {
      throw new IllegalArgumentException(
          "windowSeconds %s and stepSeconds %s must be at least one sample of %s"
              .formatted(windowSeconds, stepSeconds, waveform));
    }
    float[] samples = waveform.shared();
    if (samples.length <= length) {
      return List.of(like(waveform, Arrays.copyOf(samples, length)));
    }
    List<Waveform> slices = new ArrayList<>();
    for (long start = 0; start < samples.length - length; start += step) {
      slices.add(waveform.slice((int) start, (int) start + length));
    }
    slices.add(waveform.slice(samples.length - length, samples.length));
    return List.copyOf(slices);
  }

  /**
   * The sound without so much at its start and its end.
   *
   * @throws IllegalArgumentException if a margin is negative or not finite, or the two leave
   *     nothing
   */
  public static Waveform clipMargins(Waveform waveform, double startSeconds, double endSeconds) {
    long from = samplesIn("startSeconds", startSeconds, waveform);
    long to = waveform.length() - (long) samplesIn("endSeconds", endSeconds, waveform);
    if (to <= from && waveform.length() > 0) {
      throw new IllegalArgumentException(
          "margins of %s and %s s leave nothing of %s"
              .formatted(startSeconds, endSeconds, waveform));
    }
    return waveform.slice((int) Math.min(from, waveform.length()), (int) Math.max(0, to));
  }

  /**
   * The sound with a given duration ({@code librosa.util.fix_length}): its end is cut off, or zeros
   * follow. For the same sound slower or faster see {@link #stretch}.
   *
   * @throws IllegalArgumentException if the duration is negative or not finite
   */
  public static Waveform fit(Waveform waveform, double durationSeconds) {
    int length = samplesIn("durationSeconds", durationSeconds, waveform);
    return like(waveform, Arrays.copyOf(waveform.shared(), length));
  }

  /** {@link #reduceNoise(Waveform, Waveform, SpectralGate)} with the recording as the noise. */
  public static Waveform reduceNoise(Waveform waveform) {
    return reduceNoise(waveform, waveform, SpectralGate.DEFAULT);
  }

  /**
   * The sound without steady noise ({@code noisereduce.reduce_noise} with stationary=True).
   *
   * @param noise an example of the noise: the recording itself, or a part of it in which nobody
   *     sings
   * @throws IllegalArgumentException if the noise has another sample rate, or {@link
   *     SpectralGate#reduce} refuses the rate
   */
  public static Waveform reduceNoise(Waveform waveform, Waveform noise, SpectralGate gate) {
    if (noise.sampleRateHz() != waveform.sampleRateHz()) {
      throw new IllegalArgumentException(
          "the noise has %d Hz, it must have the recording's %d Hz"
              .formatted(noise.sampleRateHz(), waveform.sampleRateHz()));
    }
    return like(waveform, gate.reduce(waveform.shared(), noise.shared(), waveform.sampleRateHz()));
  }

  private static Waveform like(Waveform waveform, float[] samples) {
    return Waveform.owning(samples, waveform.sampleRateHz());
  }

  private static int samplesIn(String name, double seconds, Waveform waveform) {
    double samples = Math.rint(seconds * waveform.sampleRateHz());
    if (!(samples >= 0 && samples <= Integer.MAX_VALUE - 8)) {
      throw new IllegalArgumentException(
          name + " is " + seconds + ", it must not be negative or longer than an array holds");
    }
    return (int) samples;
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " is " + value + ", it must be positive");
    }
  }
}
