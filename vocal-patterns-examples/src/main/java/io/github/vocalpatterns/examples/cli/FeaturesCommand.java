package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureKind;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.NumpyFiles;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.pitch.PitchFrame;
import io.github.vocalpatterns.audio.pitch.PitchSpec;
import io.github.vocalpatterns.audio.pitch.PitchTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what the library hears of a recording, for NumPy to read. */
@Command(
    name = "features",
    description = "Writes features of a recording as a NumPy array, float32, bands × frames.",
    mixinStandardHelpOptions = true)
final class FeaturesCommand implements Callable<Integer> {

  private static final String PYIN = "pyin";

  /** The names that {@code --kind} takes. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }

    static List<String> names() {
      Stream<String> kinds = Arrays.stream(FeatureKind.values()).map(FeatureKind::label);
      return Stream.concat(kinds, Stream.of(PYIN)).toList();
    }
  }

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "recording")
  private @Nullable Path file;

  @Option(names = "--out", paramLabel = "X.npy", description = "file to write")
  private @Nullable Path out;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "mel-db",
      completionCandidates = Kinds.class,
      description = {
        "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}",
        "pyin writes three rows: Hz (0 where unvoiced), voiced (0 or 1), voiced probability"
      })
  private String kind = "";

  @Option(
      names = "--spec",
      paramLabel = "SPEC.json",
      description = "feature specification; that of the shipped model unless given")
  private @Nullable Path specFile;

  @Option(names = "--print-spec", description = "print the specification in force as JSON")
  private boolean printSpec;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    FeatureSpec spec =
        specFile == null ? FeatureSpec.DEFAULT : FeatureSpec.fromJson(Files.readString(specFile));
    if (printSpec) {
      command.commandLine().getOut().println(spec.toJson());
    }
    if (file == null || out == null) {
      if (printSpec && file == null && out == null) {
        return 0;
      }
      throw new ParameterException(command.commandLine(), "Name a FILE and --out X.npy.");
    }
    if (!Kinds.names().contains(kind)) {
      throw new ParameterException(
          command.commandLine(),
          "--kind is " + kind + ", it must be one of " + String.join(", ", Kinds.names()));
    }
    NumpyFiles.write(out, features(AudioFiles.read(file), spec));
    return 0;
  }

  private Spectrogram features(Waveform waveform, FeatureSpec spec) {
    for (FeatureKind candidate : FeatureKind.values()) {
      if (candidate.label().equals(kind)) {
        return AudioFeatures.of(spec).compute(candidate, waveform);
      }
    }
    PitchSpec pitch =
        PitchSpec.LIBROSA.toBuilder()
            .sampleRateHz(spec.sampleRateHz())
            .hopLength(spec.hopLength())
            .build();
    return rows(PitchTracker.pyin(pitch).track(waveform).frames());
  }

  private static Spectrogram rows(List<PitchFrame> frames) {
    int count = frames.size();
    float[] values = new float[3 * count];
    for (int t = 0; t < count; t++) {
      PitchFrame frame = frames.get(t);
      values[t] = frame.voiced() ? (float) frame.f0Hz() : 0;
      values[count + t] = frame.voiced() ? 1 : 0;
      values[2 * count + t] = (float) frame.voicedProbability();
    }
    return Spectrogram.of(values, 3, count);
  }
}
