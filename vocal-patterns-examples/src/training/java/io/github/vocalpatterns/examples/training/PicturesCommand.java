package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.AudioEffects;
import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.WindowPlan;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.pitch.NoteSequence;
import io.github.vocalpatterns.audio.pitch.PitchSpec;
import io.github.vocalpatterns.audio.pitch.PitchTrack;
import io.github.vocalpatterns.audio.pitch.PitchTracker;
import io.github.vocalpatterns.examples.cli.ModelOption;
import io.github.vocalpatterns.examples.cli.Subcommand;
import io.github.vocalpatterns.plot.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws what becomes of a recording, step by step; also the pictures of the documentation. */
@Command(
    name = "pictures",
    description = {
      "Draws what becomes of a recording, step by step.",
      "That is waveform, trimmed, spectrogram with melody, the picture that the network sees, the"
          + " network, the timeline. Of several recordings, the timeline is of all, one after the"
          + " other with a second between them; the rest is of the first."
    },
    mixinStandardHelpOptions = true)
public final class PicturesCommand implements Subcommand {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "recordings")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder to write waveform.svg and the others to")
  private Path out = Path.of("");

  @Mixin private ModelOption model = new ModelOption();

  @Spec private CommandSpec spec;

  /** For picocli. */
  public PicturesCommand() {}

  @Override
  public Integer call() throws IOException {
    Classifier classifier = model.classifier();
    FeatureSpec features = classifier.model().featureSpec();
    List<Waveform> takes = new ArrayList<>();
    for (Path file : files) {
      takes.add(AudioFiles.read(file).resampledTo(features.sampleRateHz()));
    }
    Map<String, Plot> plots = stepsOf(takes.get(0), features);
    plots.put("network", Plot.network(classifier.model().network()));
    plots.put("timeline", Plot.timeline(classifier.classify(oneAfterTheOther(takes))));
    Files.createDirectories(out);
    for (Map.Entry<String, Plot> plot : plots.entrySet()) {
      plot.getValue().saveSvg(out.resolve(plot.getKey() + ".svg"));
    }
    spec.commandLine().getOut().println("wrote " + plots.size() + " pictures to " + out);
    return 0;
  }

  private static Map<String, Plot> stepsOf(Waveform take, FeatureSpec features) {
    Map<String, Plot> plots = new LinkedHashMap<>();
    plots.put("waveform", Plot.waveform(take));
    if (features.windowPlan() instanceof WindowPlan.WholeTake plan) {
      plots.put("trimmed", Plot.waveform(AudioEffects.trim(take, plan.trimTopDb())));
    }
    PitchTrack track =
        PitchTracker.pyin(PitchSpec.DEFAULT)
            .track(take.resampledTo(PitchSpec.DEFAULT.sampleRateHz()));
    plots.put("spectrogram", Plot.melSpectrogram(take, features, track, NoteSequence.of(track)));
    plots.put("picture", Plot.picture(AudioFeatures.of(features).windows(take).get(0)));
    return plots;
  }

  private static Waveform oneAfterTheOther(List<Waveform> takes) {
    int rate = takes.get(0).sampleRateHz();
    int length = takes.stream().mapToInt(take -> take.length() + rate).sum();
    float[] samples = new float[length];
    int at = 0;
    for (Waveform take : takes) {
      System.arraycopy(take.toArray(), 0, samples, at, take.length());
      at += take.length() + rate;
    }
    return Waveform.of(samples, rate);
  }
}
