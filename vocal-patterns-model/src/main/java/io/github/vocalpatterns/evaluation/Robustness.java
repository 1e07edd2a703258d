package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.UnclassifiableAudioException;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.AudioEffects;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.augment.AddGaussianSnr;
import io.github.vocalpatterns.audio.augment.Augmentation;
import io.github.vocalpatterns.audio.augment.BandPassFilter;
import io.github.vocalpatterns.audio.augment.Draw;
import io.github.vocalpatterns.audio.augment.Reverb;
import io.github.vocalpatterns.audio.augment.Step;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.plot.Plot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * How often a classifier is right, and how often it changes its mind, when the takes it knows are
 * recorded under worse conditions. Immutable.
 *
 * @param rows the untouched takes first, then one row a condition
 */
public record Robustness(List<Row> rows) {

  /** What the first row is called. */
  public static final String UNTOUCHED = "as recorded";

  /**
   * One condition.
   *
   * @param condition its name
   * @param takes number of takes
   * @param right takes taken for what they are
   * @param changed takes answered otherwise than {@linkplain #UNTOUCHED as recorded}
   */
  public record Row(String condition, int takes, int right, int changed) {}

  /** Copies the list. */
  public Robustness {
    rows = List.copyOf(rows);
  }

  /**
   * Noise at 20 dB, a room with 0.6 s of reverberation as loud as the voice, a telephone's band, a
   * tempo of 0.7 and of 1.4, a fourth (5 semitones) lower and higher, 3 s of silence in front, and
   * a sample rate of 8 kHz.
   */
  public static Map<String, Augmentation<Waveform>> standardConditions() {
    Map<String, Augmentation<Waveform>> conditions = new LinkedHashMap<>();
    conditions.put("noise, 20 dB SNR", new AddGaussianSnr(20, 20));
    conditions.put("room, RT60 0.6 s", new Reverb(0.6, 0.6, 0, 0));
    conditions.put("telephone band", BandPassFilter.telephone());
    conditions.put("tempo x 0.7", always("stretch", take -> AudioEffects.stretch(take, 0.7)));
    conditions.put("tempo x 1.4", always("stretch", take -> AudioEffects.stretch(take, 1.4)));
    conditions.put("5 semitones down", always("shift", take -> AudioEffects.pitchShift(take, -5)));
    conditions.put("5 semitones up", always("shift", take -> AudioEffects.pitchShift(take, 5)));
    conditions.put("3 s of silence first", always("silence", Robustness::afterSilence));
    conditions.put("8 kHz", always("resample", take -> take.resampledTo(8000)));
    return conditions;
  }

  /**
   * The takes as such conditions leave them: the first as it is, the second under the first
   * condition, and so on in turn.
   *
   * @param seed of whatever the conditions draw
   */
  public static TakeSource worsened(
      TakeSource takes, Map<String, Augmentation<Waveform>> conditions, long seed) {
    return new WorsenedTakes(takes, List.copyOf(conditions.values()), seed);
  }

  /** An augmentation that leaves nothing to chance. */
  public static Augmentation<Waveform> always(String name, UnaryOperator<Waveform> change) {
    return draw -> List.of(Step.of(name, Map.of(), change));
  }

  private static Waveform afterSilence(Waveform take) {
    int silence = 3 * take.sampleRateHz();
    float[] samples = new float[silence + take.length()];
    System.arraycopy(take.toArray(), 0, samples, silence, take.length());
    return Waveform.of(samples, take.sampleRateHz());
  }

  /**
   * Judges every take under every condition, on as many threads as there are processors.
   *
   * @param seed of whatever the conditions draw
   * @throws IOException if a take cannot be read
   * @throws IllegalArgumentException if there is no take
   */
  public static Robustness of(
      Classifier classifier,
      TakeSource takes,
      Map<String, Augmentation<Waveform>> conditions,
      long seed)
      throws IOException {
    if (takes.size() == 0) {
      throw new IllegalArgumentException("there are 0 takes, robustness needs at least 1");
    }
    try {
      List<Optional<VocalPattern>> untouched = answers(classifier, takes, draw -> List.of(), seed);
      List<Row> rows = new ArrayList<>(List.of(row(UNTOUCHED, takes, untouched, untouched)));
      conditions.forEach(
          (name, condition) ->
              rows.add(row(name, takes, answers(classifier, takes, condition, seed), untouched)));
      return new Robustness(rows);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<Optional<VocalPattern>> answers(
      Classifier classifier, TakeSource takes, Augmentation<Waveform> condition, long seed) {
    return IntStream.range(0, takes.size())
        .parallel()
        .mapToObj(index -> answer(classifier, takes, index, condition, Draw.of(seed, 0, index)))
        .toList();
  }

  private static Optional<VocalPattern> answer(
      Classifier classifier,
      TakeSource takes,
      int index,
      Augmentation<Waveform> condition,
      Draw draw) {
    try {
      Waveform changed = condition.apply(takes.waveform(index, 0), draw).result();
      return Optional.of(classifier.classify(changed).pattern());
    } catch (UnclassifiableAudioException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(
      String name,
      TakeSource takes,
      List<Optional<VocalPattern>> answers,
      List<Optional<VocalPattern>> untouched) {
    int right = 0;
    int changed = 0;
    for (int i = 0; i < answers.size(); i++) {
      right += answers.get(i).equals(Optional.of(takes.pattern(i))) ? 1 : 0;
      changed += answers.get(i).equals(untouched.get(i)) ? 0 : 1;
    }
    return new Row(name, takes.size(), right, changed);
  }

  /** The share of takes right under each condition. */
  public Plot plot() {
    Map<String, Double> shares = new LinkedHashMap<>();
    rows.forEach(row -> shares.put(row.condition, (double) row.right / row.takes));
    return Plot.shares("Takes right under worse conditions", shares);
  }

  /** A table for people. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%-22s %9s %9s%n", "condition", "right", "changed"));
    for (Row row : rows) {
      String right = row.right + " / " + row.takes;
      text.append(String.format(Locale.ROOT, "%-22s %9s %9d%n", row.condition, right, row.changed));
    }
    return text.toString();
  }

  /** The rows under the header {@code condition,takes,right,changed}. */
  public String toCsv() {
    StringBuilder csv = new StringBuilder("condition,takes,right,changed\n");
    for (Row row : rows) {
      String quoted = '"' + row.condition.replace("\"", "\"\"") + '"';
      csv.append(String.join(",", quoted, "" + row.takes, "" + row.right, "" + row.changed));
      csv.append('\n');
    }
    return csv.toString();
  }
}
