package io.github.vocalpatterns;

import io.github.vocalpatterns.Classification.Segment;
import io.github.vocalpatterns.UnclassifiableAudioException.Reason;
import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureWindow;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.WindowPlan;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.modelfile.ModelFileException;
import io.github.vocalpatterns.modelfile.SecondOpinion;
import io.github.vocalpatterns.music.HeardMelody;
import io.github.vocalpatterns.music.MelodicMotion;
import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a recording is a scale, an arpeggio or something else.
 *
 * <pre>{@code
 * Classifier classifier = Classifier.pretrained();
 * Classification c = classifier.classify(Path.of("take.wav"));
 * }</pre>
 *
 * <p>Immutable and safe for use by any number of threads; keep one. The same recording gets the
 * same answer, to the bit, on every thread. How loud it is does not matter.
 *
 * <p>As many threads as there are processors evaluate the network at once; further ones, virtual
 * threads too, wait for their turn. An interrupt does not end a classification, which takes a time
 * that grows with the recording and nothing else: it comes to its end, and the thread stays
 * interrupted. {@link #classifyAll} ends for one.
 */
public final class Classifier {

  private static final String PRETRAINED = "pretrained.vpm";
  private static final double SHORTEST_SECONDS = 0.25;

  /** −80 dB of full scale. */
  private static final double SOFTEST_SWING = 1e-4;

  private static @Nullable Classifier pretrained;

  private final ModelFile model;
  private final AudioFeatures features;

  /** The meaning of each output. */
  private final List<VocalPattern> outputs;

  private Classifier(ModelFile model, List<VocalPattern> outputs) {
    this.model = model;
    this.features = AudioFeatures.of(model.featureSpec());
    this.outputs = outputs;
  }

  /**
   * The classifier with the model inside this library, read once.
   *
   * @throws IllegalStateException if the library was packed without its model, or with a broken one
   */
  public static synchronized Classifier pretrained() {
    Classifier classifier = pretrained;
    if (classifier == null) {
      classifier = fromResource(PRETRAINED);
      pretrained = classifier;
    }
    return classifier;
  }

  static Classifier fromResource(String name) {
    try (InputStream in = Classifier.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource " + name + " is missing beside " + Classifier.class.getName());
      }
      return of(ModelFile.read(in, name));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("the resource " + name + " is broken: " + e.getMessage(), e);
    }
  }

  /**
   * A classifier with the model of a file.
   *
   * @throws ModelFileException if the file cannot be read or is no sound model file
   * @throws IllegalArgumentException if the model does not tell vocal patterns apart; see {@link
   *     #of}
   */
  public static Classifier load(Path path) throws ModelFileException {
    ModelFile model = ModelFile.read(path);
    try {
      return of(model);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  /**
   * A classifier with a model.
   *
   * @throws IllegalArgumentException if a label of the model is not one of {@link VocalPattern}, or
   *     its outputs are not probabilities, as those of a softmax are
   */
  public static Classifier of(ModelFile model) {
    List<Layer> layers = model.network().layers();
    Layer last = layers.get(layers.size() - 1);
    if (!(last instanceof Dense dense && dense.activation() == Activation.SOFTMAX)) {
      throw new IllegalArgumentException(
          "the last layer of the model must be dense with a softmax to give probabilities");
    }
    return new Classifier(
        model, model.card().labels().stream().map(VocalPattern::fromLabel).toList());
  }

  /** The model that this classifier judges with. */
  public ModelFile model() {
    return model;
  }

  /**
   * Judges a file of any format that {@link AudioFiles} reads.
   *
   * @throws io.github.vocalpatterns.audio.io.AudioFileException if it is no recording
   * @throws IOException if it cannot be read
   * @throws UnclassifiableAudioException if it is too short or silent
   */
  public Classification classify(Path path) throws IOException {
    return classify(AudioFiles.read(path), path.toString());
  }

  /**
   * Judges files on as many threads as there are processors and hands each result, failures too, to
   * {@code sink}: in the order of the files, on the calling thread. Only a few results are held at
   * a time. The answers are those of {@link #classify(Path)}.
   *
   * <p>To cancel, interrupt the calling thread or throw from {@code sink}; files in work are still
   * finished before this method ends, none is begun.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  public void classifyAll(List<Path> files, Consumer<FileClassification> sink)
      throws InterruptedException {
    new ClassificationQueue(this, files).run(Runtime.getRuntime().availableProcessors(), sink);
  }

  /**
   * Judges the recording that a stream holds up to its end. The stream stays open.
   *
   * @param name what messages call the recording
   * @throws io.github.vocalpatterns.audio.io.AudioFileException if it is no recording
   * @throws IOException if it cannot be read
   * @throws UnclassifiableAudioException if it is too short or silent
   */
  public Classification classify(InputStream in, String name) throws IOException {
    return classify(AudioFiles.read(in, name), name);
  }

  /**
   * Judges a recording.
   *
   * @throws UnclassifiableAudioException if it is too short or silent
   */
  public Classification classify(Waveform waveform) {
    return classify(waveform, "the recording");
  }

  private Classification classify(Waveform waveform, String name) {
    return judged(waveform, name).classification;
  }

  /**
   * Judges a file as {@link #classify(Path)} does, and tells what was heard, with one reading of
   * the file and one search for its pitch.
   *
   * @throws io.github.vocalpatterns.audio.io.AudioFileException if it is no recording
   * @throws IOException if it cannot be read
   * @throws UnclassifiableAudioException if it is too short or silent
   */
  public Explanation explain(Path path) throws IOException {
    return explained(AudioFiles.read(path), path.toString());
  }

  /**
   * Judges a recording and tells what was heard.
   *
   * @throws UnclassifiableAudioException if it is too short or silent
   */
  public Explanation explain(Waveform waveform) {
    return explained(waveform, "the recording");
  }

  private Explanation explained(Waveform waveform, String name) {
    Judged judged = judged(waveform, name);
    return new Explanation(judged.classification, HeardMelody.of(judged.heard.motion()));
  }

  private record Judged(Classification classification, Heard heard) {}

  private Judged judged(Waveform waveform, String name) {
    Extent extent = Extent.of(waveform);
    double swing = extent.swing();
    requireSound(waveform, swing, name);
    Waveform bounded =
        withinFullScale(waveform, extent.peak()).resampledTo(model.featureSpec().sampleRateHz());
    Heard heard = new Heard(bounded);
    List<Segment> windows = windows(bounded);
    Segment whole = weighed(Segment.meanOf(windows), heard);
    List<Segment> timeline = timeline(bounded, windows, whole);
    double soundingSeconds = whole.endSeconds() - whole.startSeconds();
    Classification classification =
        new Classification(
            whole.pattern(),
            whole.confidence(),
            whole.probabilities(),
            Doubts.about(soundingSeconds, swing, whole.confidence(), timeline),
            waveform.durationSeconds(),
            timeline,
            windows);
    return new Judged(classification, heard);
  }

  private List<Segment> timeline(Waveform waveform, List<Segment> windows, Segment whole) {
    List<Segment> parts =
        model.featureSpec().windowPlan() instanceof WindowPlan.WholeTake plan
            ? Timeline.of(waveform, plan, windows, this::windows)
            : Timeline.joined(windows);
    return parts.size() == 1
        ? List.of(whole)
        : parts.stream().map(part -> weighed(part, new Heard(part.of(waveform)))).toList();
  }

  /** The motion of a sound, found once and only if anyone asks. */
  private static final class Heard {
    private final Waveform sound;
    private @Nullable MelodicMotion motion;

    Heard(Waveform sound) {
      this.sound = sound;
    }

    MelodicMotion motion() {
      MelodicMotion found = motion;
      if (found == null) {
        found = MelodicMotion.of(sound);
        motion = found;
      }
      return found;
    }
  }

  /** What is left of a network's answer after the notes were heard, too, if it was not sure. */
  private Segment weighed(Segment segment, Heard heard) {
    SecondOpinion opinion = model.secondOpinion().orElse(null);
    if (opinion == null || segment.confidence() >= opinion.ceiling()) {
      return segment;
    }
    double[] probabilities = outputs.stream().mapToDouble(segment.probabilities()::get).toArray();
    double[] weighed = opinion.weigh(probabilities, heard.motion());
    return Segment.of(segment.startSeconds(), segment.endSeconds(), probabilities(i -> weighed[i]));
  }

  private List<Segment> windows(Waveform waveform) {
    List<FeatureWindow> parts = features.windows(waveform);
    List<float[]> outputsOfAll =
        model.network().forwardAll(parts.stream().map(p -> p.spectrogram().toArray()).toList());
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      FeatureWindow part = parts.get(i);
      float[] values = lookedAtAgain(outputsOfAll.get(i), part);
      Map<VocalPattern, Double> probabilities = probabilities(output -> values[output]);
      segments.add(Segment.of(part.startSeconds(), part.endSeconds(), probabilities));
    }
    return List.copyOf(segments);
  }

  /** What the network makes of a window; one that it is not sure of it sees in other keys, too. */
  private float[] lookedAtAgain(float[] values, FeatureWindow part) {
    SecondOpinion opinion = model.secondOpinion().orElse(null);
    if (opinion == null || opinion.shiftBands() == 0 || greatest(values) >= opinion.ceiling()) {
      return values;
    }
    return SecondLook.mean(
        model.network(), values, part.spectrogram().toArray(), opinion.shiftBands());
  }

  private static float greatest(float[] values) {
    float greatest = values[0];
    for (float value : values) {
      greatest = Math.max(greatest, value);
    }
    return greatest;
  }

  private static void requireSound(Waveform waveform, double swing, String name) {
    if (waveform.durationSeconds() < SHORTEST_SECONDS) {
      throw new UnclassifiableAudioException(
          Reason.TOO_SHORT,
          String.format(
              Locale.ROOT,
              "%s lasts %.2f s, it takes at least %.2f s to judge it",
              name,
              waveform.durationSeconds(),
              SHORTEST_SECONDS));
    }
    if (swing < SOFTEST_SWING) {
      throw new UnclassifiableAudioException(
          Reason.SILENT,
          String.format(
              Locale.ROOT,
              "%s is silent: it swings by %.6f of full scale, it must by %.4f",
              name,
              swing,
              SOFTEST_SWING));
    }
  }

  /**
   * A recording louder than full scale brought down by a power of two, which rounds nothing; the
   * powers of absurd floats would overflow.
   */
  private static Waveform withinFullScale(Waveform waveform, float peak) {
    int exponent = Math.getExponent(peak);
    if (exponent < 0) {
      return waveform;
    }
    float[] samples = waveform.toArray();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.scalb(samples[i], -exponent - 1);
    }
    return Waveform.of(samples, waveform.sampleRateHz());
  }

  /** Of every pattern, 0 for those that the model has no output for. */
  private Map<VocalPattern, Double> probabilities(IntToDoubleFunction values) {
    Map<VocalPattern, Double> probabilities = new EnumMap<>(VocalPattern.class);
    for (VocalPattern pattern : VocalPattern.values()) {
      int output = outputs.indexOf(pattern);
      probabilities.put(pattern, output < 0 ? 0.0 : values.applyAsDouble(output));
    }
    return probabilities;
  }

  /** For example {@code Classifier[ModelFile[…]]}. */
  @Override
  public String toString() {
    return "Classifier[" + model + "]";
  }
}
