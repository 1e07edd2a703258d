package io.github.vocalpatterns.evaluation;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.UnclassifiableAudioException;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.dataset.TakeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a classifier made of every take of a source, and what that comes to. Immutable.
 *
 * <pre>{@code
 * Evaluation evaluation = Evaluation.of(classifier, Manifest.scan(Path.of("takes")).takes());
 * String report = evaluation.toText();
 * }</pre>
 */
public final class Evaluation {

  private static final VocalPattern[] PATTERNS = VocalPattern.values();

  /** Probabilities below this cost no more, so that one mistake cannot cost infinitely much. */
  private static final double LEAST_PROBABILITY = 1e-7;

  private final List<Judgement> judgements;
  private final int[][] counts = new int[PATTERNS.length][PATTERNS.length];

  private Evaluation(List<Judgement> judgements) {
    this.judgements = List.copyOf(judgements);
    for (Judgement judgement : judgements) {
      int truth = judgement.truth().ordinal();
      judgement.classification().ifPresent(answer -> counts[truth][answer.pattern().ordinal()]++);
    }
  }

  /**
   * Judges every take, on as many threads as there are processors.
   *
   * @throws IOException if a take cannot be read
   * @throws IllegalArgumentException if there is no take
   */
  public static Evaluation of(Classifier classifier, TakeSource takes) throws IOException {
    try {
      return of(
          IntStream.range(0, takes.size())
              .parallel()
              .mapToObj(index -> judge(classifier, takes, index))
              .toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Sums judgements up.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Evaluation of(List<Judgement> judgements) {
    if (judgements.isEmpty()) {
      throw new IllegalArgumentException("there are 0 takes, an evaluation needs at least 1");
    }
    return new Evaluation(judgements);
  }

  static Judgement judge(Classifier classifier, TakeSource takes, int index) {
    String name = takes.name(index);
    VocalPattern truth = takes.pattern(index);
    try {
      Waveform waveform = takes.waveform(index, 0);
      return new Judgement(name, truth, Optional.of(classifier.classify(waveform)));
    } catch (UnclassifiableAudioException e) {
      return new Judgement(name, truth, Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every take, in the order of the source. */
  public List<Judgement> judgements() {
    return judgements;
  }

  /** The takes that were taken for something else or could not be judged. */
  public List<Judgement> wrong() {
    return judgements.stream().filter(judgement -> !judgement.right()).toList();
  }

  /** Share of takes right. */
  public Proportion accuracy() {
    return Proportion.of(judgements.size() - wrong().size(), judgements.size());
  }

  /** How many takes of {@code truth} were taken for {@code predicted}: the confusion matrix. */
  public int count(VocalPattern truth, VocalPattern predicted) {
    return counts[truth.ordinal()][predicted.ordinal()];
  }

  /** Of the takes taken for {@code pattern}, the share that is; 0 if none was. */
  public double precision(VocalPattern pattern) {
    int predicted = 0;
    for (VocalPattern truth : PATTERNS) {
      predicted += count(truth, pattern);
    }
    return share(count(pattern, pattern), predicted);
  }

  /** Of the takes that are {@code pattern}, the share taken for it; 0 if none is. */
  public double recall(VocalPattern pattern) {
    long there = judgements.stream().filter(judgement -> judgement.truth() == pattern).count();
    return share(count(pattern, pattern), there);
  }

  /** Harmonic mean of {@link #precision} and {@link #recall}; 0 if both are. */
  public double f1(VocalPattern pattern) {
    double precision = precision(pattern);
    double recall = recall(pattern);
    return share(2 * precision * recall, precision + recall);
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /**
   * Mean cross-entropy in nats of the takes that could be judged, −ln of the probability given to
   * the truth, at most 16.1 for one take; 0 if none could.
   */
  public double logLoss() {
    return judgements.stream()
        .filter(judgement -> judgement.classification().isPresent())
        .mapToDouble(
            judgement -> {
              Classification answer = judgement.classification().orElseThrow();
              double probability = answer.probabilities().get(judgement.truth());
              return -Math.log(Math.max(LEAST_PROBABILITY, probability));
            })
        .average()
        .orElse(0);
  }

  /** A report to read: accuracy, confusion matrix, and the takes that were wrong. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    Proportion accuracy = accuracy();
    line(
        text,
        "%d takes, accuracy %.2f %% (95 %% interval %.2f to %.2f %%), log loss %.4f",
        judgements.size(),
        100 * accuracy.value(),
        100 * accuracy.low(),
        100 * accuracy.high(),
        logLoss());
    line(text, "%-10s%10s%10s%10s%10s", "truth", "arpeggio", "other", "scale", "recall");
    for (VocalPattern truth : PATTERNS) {
      line(
          text,
          "%-10s%10d%10d%10d%8.2f %%",
          truth.label(),
          count(truth, VocalPattern.ARPEGGIO),
          count(truth, VocalPattern.OTHER),
          count(truth, VocalPattern.SCALE),
          100 * recall(truth));
    }
    line(
        text,
        "%-10s%8.2f %%%8.2f %%%8.2f %%",
        "precision",
        100 * precision(VocalPattern.ARPEGGIO),
        100 * precision(VocalPattern.OTHER),
        100 * precision(VocalPattern.SCALE));
    line(
        text,
        "%-10s%10.4f%10.4f%10.4f",
        "F1",
        f1(VocalPattern.ARPEGGIO),
        f1(VocalPattern.OTHER),
        f1(VocalPattern.SCALE));
    for (Judgement wrong : wrong()) {
      text.append(describe(wrong)).append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String describe(Judgement wrong) {
    return wrong
        .classification()
        .map(
            answer ->
                String.format(
                    Locale.ROOT,
                    "%s: %s taken for %s (%.2f)",
                    wrong.name(),
                    wrong.truth().label(),
                    answer.pattern().label(),
                    answer.confidence()))
        .orElseGet(() -> wrong.name() + ": " + wrong.truth().label() + ", too short or silent");
  }

  /** The same report as a JSON object. */
  public String toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("takes", judgements.size());
    Proportion accuracy = accuracy();
    json.addProperty("accuracy", accuracy.value());
    json.addProperty("accuracyLow", accuracy.low());
    json.addProperty("accuracyHigh", accuracy.high());
    json.addProperty("logLoss", logLoss());
    JsonObject patterns = new JsonObject();
    for (VocalPattern truth : PATTERNS) {
      JsonObject row = new JsonObject();
      JsonObject takenFor = new JsonObject();
      for (VocalPattern predicted : PATTERNS) {
        takenFor.addProperty(predicted.label(), count(truth, predicted));
      }
      row.add("takenFor", takenFor);
      row.addProperty("precision", precision(truth));
      row.addProperty("recall", recall(truth));
      row.addProperty("f1", f1(truth));
      patterns.add(truth.label(), row);
    }
    json.add("patterns", patterns);
    JsonArray wrong = new JsonArray();
    for (Judgement judgement : wrong()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", judgement.name());
      entry.addProperty("truth", judgement.truth().label());
      judgement
          .classification()
          .ifPresent(
              answer -> {
                entry.addProperty("takenFor", answer.pattern().label());
                entry.addProperty("confidence", answer.confidence());
              });
      wrong.add(entry);
    }
    json.add("wrong", wrong);
    return new GsonBuilder().setPrettyPrinting().create().toJson(json);
  }

  /** For example {@code Evaluation[147 takes, 92.52 % right]}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Evaluation[%d takes, %.2f %% right]",
        judgements.size(),
        100 * accuracy().value());
  }
}
