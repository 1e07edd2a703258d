package io.github.vocalpatterns.examples.embedding;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.UnclassifiableAudioException;
import io.github.vocalpatterns.audio.Waveform;
import java.util.Optional;

/**
 * Judges sound while it comes in: always the last few seconds of it, as often as asked for.
 *
 * <p>Not thread-safe: one for each source of sound. They may share a classifier.
 */
public final class LiveClassifier {

  private final Classifier classifier;
  private final int sampleRateHz;
  private final int samplesBetween;

  /** The last samples in the order of their coming, wrapped around: the oldest at {@link #next}. */
  private final float[] ring;

  private int next;
  private long received;
  private int unjudged;

  /**
   * Listens to nothing yet.
   *
   * @param windowSeconds how much is judged at a time
   * @param stepSeconds from one judgement to the next
   */
  public LiveClassifier(
      Classifier classifier, int sampleRateHz, double windowSeconds, double stepSeconds) {
    this.classifier = classifier;
    this.sampleRateHz = sampleRateHz;
    this.ring = new float[(int) Math.round(windowSeconds * sampleRateHz)];
    this.samplesBetween = (int) Math.round(stepSeconds * sampleRateHz);
  }

  /**
   * Takes the next sample, from −1 to 1.
   *
   * @return what the last seconds hold, if it is time to say so and there is something to hear
   */
  public Optional<Classification> push(float sample) {
    ring[next] = sample;
    next = (next + 1) % ring.length;
    received++;
    unjudged++;
    if (unjudged < samplesBetween) {
      return Optional.empty();
    }
    unjudged = 0;
    try {
      return Optional.of(classifier.classify(lastSeconds()));
    } catch (UnclassifiableAudioException e) {
      return Optional.empty(); // Silence, or not enough of it yet.
    }
  }

  private Waveform lastSeconds() {
    int length = (int) Math.min(received, ring.length);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = ring[Math.floorMod(next - length + i, ring.length)];
    }
    return Waveform.of(samples, sampleRateHz);
  }
}
