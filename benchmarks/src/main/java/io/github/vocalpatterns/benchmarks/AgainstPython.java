package io.github.vocalpatterns.benchmarks;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.AudioEffects;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.dsp.Resampler;
import io.github.vocalpatterns.audio.pitch.PitchSpec;
import io.github.vocalpatterns.audio.pitch.PitchTracker;
import java.util.Arrays;

/** Work on a waveform against what librosa or soxr take for it, on one thread. */
public abstract class AgainstPython extends Contest {

  private final Waveform input;
  private final PythonPeer python;
  private final double tolerance;

  /**
   * Starts Python.
   *
   * @param task the name in {@code peers.py}
   * @param tolerance of the answers' level, relative
   */
  protected AgainstPython(String task, Waveform input, double tolerance) {
    this.input = input;
    this.python = new PythonPeer(task, input);
    this.tolerance = tolerance;
  }

  /** The values that the work gives. */
  abstract float[] work(Waveform waveform);

  /** What the answers are compared by. */
  double level(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum / values.length);
  }

  @Override
  public void verify() {
    JsonObject theirs = peer();
    float[] ours = work(input);
    requireClose("the length", ours.length, theirs.get("length").getAsInt(), 0);
    double level = level(ours);
    requireClose("the level", level, theirs.get("level").getAsDouble(), tolerance * level);
  }

  @Override
  public float[] ours() {
    return work(input);
  }

  @Override
  public JsonObject peer() {
    return python.run(1);
  }

  @Override
  long peerNanos(int calls) {
    return python.run(calls).get("nanos").getAsLong();
  }

  /** 7.9 s from 44.1 to 22.05 kHz, from array to array as with soxr HQ. */
  public static class Resampling extends AgainstPython {

    private final float[] samples;

    /** For JMH. */
    public Resampling() {
      this(Signals.scale(7.9, 44100));
    }

    private Resampling(Waveform recording) {
      super("resample", recording, 1e-3);
      this.samples = recording.toArray();
    }

    @Override
    float[] work(Waveform waveform) {
      return Resampler.resample(samples, waveform.sampleRateHz(), 22050);
    }
  }

  /** 7.9 s at 22.05 kHz a fifth faster, against librosa. */
  public static class TimeStretch extends AgainstPython {
    /** For JMH. */
    public TimeStretch() {
      super("stretch", Signals.scale(7.9, 22050), 1e-2);
    }

    @Override
    float[] work(Waveform waveform) {
      return AudioEffects.stretch(waveform, 1.2).toArray();
    }
  }

  /** Three seconds of pyin against librosa's; compared by the median pitch. */
  public static class Pyin extends AgainstPython {

    private final PitchTracker tracker = PitchTracker.pyin(PitchSpec.LIBROSA);

    /** For JMH. */
    public Pyin() {
      super("pyin", Signals.scale(3, 22050), 1e-2);
    }

    @Override
    float[] work(Waveform waveform) {
      double[] pitches = tracker.track(waveform).f0Hz();
      float[] values = new float[pitches.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) pitches[i];
      }
      return values;
    }

    @Override
    double level(float[] values) {
      float[] voiced = values.clone();
      Arrays.sort(voiced); // NaN, unvoiced, comes last.
      int count = voiced.length;
      while (count > 1 && Float.isNaN(voiced[count - 1])) {
        count--;
      }
      return voiced[(count - 1) / 2];
    }
  }
}
