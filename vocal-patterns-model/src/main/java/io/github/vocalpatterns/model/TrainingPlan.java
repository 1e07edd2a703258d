package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.augment.Augmentation;
import io.github.vocalpatterns.audio.augment.Compose;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a model is trained. Immutable.
 *
 * @param epochs greatest number of passes over the takes
 * @param batchSize takes in one step of the optimiser
 * @param learningRate of Adam, at the start
 * @param decay how the learning rate goes on
 * @param patience epochs without a lower validation loss after which training ends
 * @param seed of the order of takes, of dropout and of augmentation
 * @param threads that compute features ahead of the network and validate; they change no result
 * @param augmentation what is done to the pictures of the training takes
 * @param waveformAugmentation what is done to the sound of the training takes
 * @param spectrogramAugmentation what is done to their pictures, before {@code augmentation}; it
 *     must keep their size
 * @param classWeights how much a take counts by its pattern
 * @param labelSmoothing share of the certainty that training takes from the true pattern and gives
 *     to all patterns alike, from 0 to below 1
 * @param freezeConvolutions whether the convolutions and their normalisations stay as they are, for
 *     the fine-tuning of a trained model
 * @param memoryBytes pictures of takes may fill so much of the heap: those kept for later epochs
 *     and those computed ahead; it changes no result
 * @param featureCache folder for pictures of takes that stay the same, keyed by their sound and the
 *     feature specification; null for none; it changes no result
 * @param checkpoint file that the state of training is written to after every epoch and continued
 *     from if it exists; null for none
 */
public record TrainingPlan(
    int epochs,
    int batchSize,
    double learningRate,
    Decay decay,
    int patience,
    long seed,
    int threads,
    FeatureAugmentation augmentation,
    Augmentation<Waveform> waveformAugmentation,
    Augmentation<Spectrogram> spectrogramAugmentation,
    ClassWeights classWeights,
    double labelSmoothing,
    boolean freezeConvolutions,
    long memoryBytes,
    @Nullable Path featureCache,
    @Nullable Path checkpoint) {

  /** The course of the learning rate. */
  public enum Decay {
    /** It stays. */
    NONE,
    /** It falls to a hundredth over all epochs, along half a cosine. */
    COSINE
  }

  /** What the prototype did: at most 20 epochs of batches of 16 at a rate of 0.001, patience 3. */
  public static final TrainingPlan DEFAULT =
      new TrainingPlan(
          20,
          16,
          1e-3,
          Decay.NONE,
          3,
          0,
          Runtime.getRuntime().availableProcessors(),
          FeatureAugmentation.NONE,
          Compose.of(),
          Compose.of(),
          ClassWeights.EQUAL,
          0,
          false,
          Runtime.getRuntime().maxMemory() / 4,
          null,
          null);

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException if one cannot work, naming it, its value and the rule
   */
  public TrainingPlan {
    require(epochs > 0, "epochs", epochs, "must be positive");
    require(batchSize > 0, "batchSize", batchSize, "must be positive");
    require(
        learningRate > 0 && learningRate <= 1, "learningRate", learningRate, "must lie in (0, 1]");
    require(patience > 0, "patience", patience, "must be positive");
    require(threads > 0, "threads", threads, "must be positive");
    require(
        labelSmoothing >= 0 && labelSmoothing < 1,
        "labelSmoothing",
        labelSmoothing,
        "must lie in [0, 1)");
    require(memoryBytes > 0, "memoryBytes", memoryBytes, "must be positive");
  }

  private static void require(boolean holds, String name, Number value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ", it " + rule);
    }
  }

  /** Whether the sound of a take differs from epoch to epoch. */
  boolean augmentsWaveforms() {
    return !waveformAugmentation.equals(Compose.of());
  }

  /** A builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Changes single values of a plan. Not thread-safe. */
  public static final class Builder {
    private int epochs;
    private int batchSize;
    private double learningRate;
    private Decay decay;
    private int patience;
    private long seed;
    private int threads;
    private FeatureAugmentation augmentation;
    private Augmentation<Waveform> waveformAugmentation;
    private Augmentation<Spectrogram> spectrogramAugmentation;
    private ClassWeights classWeights;
    private double labelSmoothing;
    private boolean freezeConvolutions;
    private long memoryBytes;
    private @Nullable Path featureCache;
    private @Nullable Path checkpoint;

    private Builder(TrainingPlan plan) {
      epochs = plan.epochs;
      batchSize = plan.batchSize;
      learningRate = plan.learningRate;
      decay = plan.decay;
      patience = plan.patience;
      seed = plan.seed;
      threads = plan.threads;
      augmentation = plan.augmentation;
      waveformAugmentation = plan.waveformAugmentation;
      spectrogramAugmentation = plan.spectrogramAugmentation;
      classWeights = plan.classWeights;
      labelSmoothing = plan.labelSmoothing;
      freezeConvolutions = plan.freezeConvolutions;
      memoryBytes = plan.memoryBytes;
      featureCache = plan.featureCache;
      checkpoint = plan.checkpoint;
    }

    /** Sets {@link TrainingPlan#epochs}. */
    public Builder epochs(int value) {
      epochs = value;
      return this;
    }

    /** Sets {@link TrainingPlan#batchSize}. */
    public Builder batchSize(int value) {
      batchSize = value;
      return this;
    }

    /** Sets {@link TrainingPlan#learningRate}. */
    public Builder learningRate(double value) {
      learningRate = value;
      return this;
    }

    /** Sets {@link TrainingPlan#decay}. */
    public Builder decay(Decay value) {
      decay = value;
      return this;
    }

    /** Sets {@link TrainingPlan#patience}. */
    public Builder patience(int value) {
      patience = value;
      return this;
    }

    /** Sets {@link TrainingPlan#seed}. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Sets {@link TrainingPlan#threads}. */
    public Builder threads(int value) {
      threads = value;
      return this;
    }

    /** Sets {@link TrainingPlan#augmentation}. */
    public Builder augmentation(FeatureAugmentation value) {
      augmentation = value;
      return this;
    }

    /** Sets {@link TrainingPlan#waveformAugmentation}. */
    public Builder waveformAugmentation(Augmentation<Waveform> value) {
      waveformAugmentation = value;
      return this;
    }

    /** Sets {@link TrainingPlan#spectrogramAugmentation}. */
    public Builder spectrogramAugmentation(Augmentation<Spectrogram> value) {
      spectrogramAugmentation = value;
      return this;
    }

    /** Sets {@link TrainingPlan#classWeights}. */
    public Builder classWeights(ClassWeights value) {
      classWeights = value;
      return this;
    }

    /** Sets {@link TrainingPlan#labelSmoothing}. */
    public Builder labelSmoothing(double value) {
      labelSmoothing = value;
      return this;
    }

    /** Sets {@link TrainingPlan#freezeConvolutions}. */
    public Builder freezeConvolutions(boolean value) {
      freezeConvolutions = value;
      return this;
    }

    /** Sets {@link TrainingPlan#memoryBytes}. */
    public Builder memoryBytes(long value) {
      memoryBytes = value;
      return this;
    }

    /** Sets {@link TrainingPlan#featureCache}. */
    public Builder featureCache(@Nullable Path value) {
      featureCache = value;
      return this;
    }

    /** Sets {@link TrainingPlan#checkpoint}. */
    public Builder checkpoint(@Nullable Path value) {
      checkpoint = value;
      return this;
    }

    /**
     * The plan with the values set.
     *
     * @throws IllegalArgumentException if a value cannot work
     */
    public TrainingPlan build() {
      return new TrainingPlan(
          epochs,
          batchSize,
          learningRate,
          decay,
          patience,
          seed,
          threads,
          augmentation,
          waveformAugmentation,
          spectrogramAugmentation,
          classWeights,
          labelSmoothing,
          freezeConvolutions,
          memoryBytes,
          featureCache,
          checkpoint);
    }
  }
}
