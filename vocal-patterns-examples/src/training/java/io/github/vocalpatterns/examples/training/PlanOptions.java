package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.augment.AugmentationJson;
import io.github.vocalpatterns.model.ClassWeights;
import io.github.vocalpatterns.model.FeatureAugmentation;
import io.github.vocalpatterns.model.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a model is trained. */
final class PlanOptions {

  /** What may stay as it is. */
  enum Part {
    CONVOLUTIONS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads {@code equal}, {@code balanced} or {@code scale=1,arpeggio=2,other=0.5}. */
  static final class Weights implements ITypeConverter<ClassWeights> {

    /** For picocli. */
    Weights() {}

    @Override
    public ClassWeights convert(String text) {
      return switch (text) {
        case "equal" -> ClassWeights.EQUAL;
        case "balanced" -> ClassWeights.BALANCED;
        default -> explicit(text);
      };
    }

    private static ClassWeights explicit(String text) {
      Map<VocalPattern, Double> weights = new EnumMap<>(VocalPattern.class);
      try {
        for (String part : text.split(",")) {
          String[] sides = part.split("=", 2);
          weights.put(
              VocalPattern.valueOf(sides[0].toUpperCase(Locale.ROOT)),
              Double.parseDouble(sides[sides.length - 1]));
        }
        return ClassWeights.of(weights);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "\"%s\" are no weights, these are: equal, balanced, scale=1,arpeggio=2,other=0.5"
                .formatted(text));
      }
    }
  }

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "20",
      description = "epochs at most, default ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "16",
      description = "takes in one step, default ${DEFAULT-VALUE}")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "0.001",
      description = "learning rate of Adam at the start, default ${DEFAULT-VALUE}")
  private double learningRate;

  @Option(
      names = "--decay",
      paramLabel = "NONE|COSINE",
      defaultValue = "NONE",
      description =
          "course of the learning rate: constant, or half a cosine down to a hundredth; default"
              + " ${DEFAULT-VALUE}")
  private TrainingPlan.Decay decay = TrainingPlan.Decay.NONE;

  @Option(
      names = "--patience",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "epochs without a lower validation loss that end the training, default ${DEFAULT-VALUE}")
  private int patience;

  @Option(
      names = "--freeze",
      paramLabel = "PART",
      description = "${COMPLETION-CANDIDATES} stay as they are, for fine-tuning with --from")
  private @Nullable Part frozen;

  @Option(
      names = "--class-weights",
      defaultValue = "equal",
      converter = Weights.class,
      paramLabel = "WEIGHTS",
      description = "equal, balanced or scale=1,arpeggio=2,other=0.5, default ${DEFAULT-VALUE}")
  private ClassWeights classWeights = ClassWeights.EQUAL;

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "share of the certainty that all patterns get, 0 to below 1, default ${DEFAULT-VALUE}")
  private double labelSmoothing;

  @Option(
      names = "--shift-bands",
      paramLabel = "N",
      defaultValue = "0",
      description = "move pictures up or down by at most so many bands, default ${DEFAULT-VALUE}")
  private int shiftBands;

  @Option(
      names = "--mask-bands",
      paramLabel = "N",
      defaultValue = "0",
      description = "silence a bar of at most so many bands, default ${DEFAULT-VALUE}")
  private int maskBands;

  @Option(
      names = "--augment",
      paramLabel = "FILE.json",
      description = "change the sound of the training takes so, as the command augment does")
  private @Nullable Path waveforms;

  @Option(
      names = "--augment-spectrograms",
      paramLabel = "FILE.json",
      description = "likewise their pictures: timeMask, frequencyMask and chains of them")
  private @Nullable Path spectrograms;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads that compute features, as many as processors unless given")
  private @Nullable Integer threads;

  @Option(
      names = "--memory",
      paramLabel = "MIB",
      description =
          "MiB that pictures kept and to come may fill, a quarter of the heap unless given")
  private @Nullable Integer memoryMebibytes;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "keep pictures of recordings there, for other epochs and other trainings")
  private @Nullable Path cache;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "seed of weights, takes, order and dropout, default ${DEFAULT-VALUE}")
  private long seed;

  long seed() {
    return seed;
  }

  TrainingPlan plan(Path checkpoint) throws IOException {
    TrainingPlan.Builder plan =
        TrainingPlan.DEFAULT.toBuilder()
            .epochs(epochs)
            .batchSize(batchSize)
            .learningRate(learningRate)
            .decay(decay)
            .patience(patience)
            .seed(seed)
            .augmentation(
                new FeatureAugmentation(shiftBands, maskBands > 0 ? 1 : 0, maskBands, 0, 0))
            .classWeights(classWeights)
            .labelSmoothing(labelSmoothing)
            .freezeConvolutions(frozen == Part.CONVOLUTIONS)
            .featureCache(cache)
            .checkpoint(checkpoint);
    if (waveforms != null) {
      plan.waveformAugmentation(AugmentationJson.read(Files.readString(waveforms), Waveform.class));
    }
    if (spectrograms != null) {
      plan.spectrogramAugmentation(
          AugmentationJson.read(Files.readString(spectrograms), Spectrogram.class));
    }
    if (threads != null) {
      plan.threads(threads);
    }
    if (memoryMebibytes != null) {
      plan.memoryBytes((long) memoryMebibytes << 20);
    }
    return plan.build();
  }
}
