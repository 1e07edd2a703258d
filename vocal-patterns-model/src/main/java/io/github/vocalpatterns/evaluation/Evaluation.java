package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.Explanation;
import io.github.vocalpatterns.UnclassifiableAudioException;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.music.MelodicMotion;
import io.github.vocalpatterns.plot.Plot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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

  /** Probabilities below this cost no more, so that one mistake cannot cost infinitely much. */
  private static final double LEAST_PROBABILITY = 1e-7;

  /**
   * A way to answer that a classifier has to beat.
   *
   * @param name what it does
   * @param confusion what it took for what
   */
  public record Baseline(String name, ConfusionMatrix confusion) {

    /** Share of takes right. */
    public Proportion accuracy() {
      return Proportion.of(confusion.right(), confusion.takes());
    }
  }

  private final List<Judgement> judgements;
  private final ConfusionMatrix confusion;

  private Evaluation(List<Judgement> judgements) {
    this.judgements = List.copyOf(judgements);
    this.confusion = ConfusionMatrix.of(judgements, Judgement::answer);
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

  private static Judgement judge(Classifier classifier, TakeSource takes, int index) {
    try {
      Waveform waveform = takes.waveform(index, 0);
      Optional<Explanation> explanation = explanation(classifier, waveform);
      MelodicMotion motion =
          explanation.map(e -> e.melody().motion()).orElseGet(() -> MelodicMotion.of(waveform));
      return new Judgement(
          takes.name(index),
          takes.singer(index),
          takes.technique(index),
          takes.pattern(index),
          explanation.map(Explanation::classification),
          motion);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Explanation> explanation(Classifier classifier, Waveform waveform) {
    try {
      return Optional.of(classifier.explain(waveform));
    } catch (UnclassifiableAudioException e) {
      return Optional.empty();
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

  /** Share of takes right. Its interval holds if every take is by another singer. */
  public Proportion accuracy() {
    return Proportion.of(confusion.right(), confusion.takes());
  }

  /** What was taken for what, with precision, recall and F1. */
  public ConfusionMatrix confusion() {
    return confusion;
  }

  /**
   * Where the accuracy lies for other singers of the kind, by the percentiles of 2000 draws of
   * singers with replacement, each with all takes; empty if a singer is not known or there is one
   * only. The same takes give the same interval.
   */
  public Optional<Interval> accuracyOverSingers() {
    return bootstrap().interval(ConfusionMatrix::accuracy);
  }

  /** {@link ConfusionMatrix#macroF1()} likewise. */
  public Optional<Interval> macroF1OverSingers() {
    return bootstrap().interval(ConfusionMatrix::macroF1);
  }

  SingerBootstrap bootstrap() {
    return new SingerBootstrap(judgements);
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

  /** Whether confidence is what it says. */
  public Calibration calibration() {
    return Calibration.of(judgements);
  }

  /** What abstaining buys. */
  public RiskCoverage riskCoverage() {
    return RiskCoverage.of(judgements);
  }

  /** Share of takes right of each singer known, by name. */
  public Map<String, Proportion> bySinger() {
    return by(Judgement::singer);
  }

  /** Share of takes right of each technique known, by name. */
  public Map<String, Proportion> byTechnique() {
    return by(Judgement::technique);
  }

  private Map<String, Proportion> by(Function<Judgement, String> group) {
    Map<String, List<Judgement>> groups = new TreeMap<>();
    for (Judgement judgement : judgements) {
      if (!group.apply(judgement).isEmpty()) {
        groups.computeIfAbsent(group.apply(judgement), key -> new ArrayList<>()).add(judgement);
      }
    }
    Map<String, Proportion> shares = new TreeMap<>();
    groups.forEach(
        (name, takes) -> {
          int right = (int) takes.stream().filter(Judgement::right).count();
          shares.put(name, Proportion.of(right, takes.size()));
        });
    return Collections.unmodifiableMap(shares);
  }

  /**
   * The rules of {@link MelodicMotion}, which have learnt nothing, and the answer that is right
   * most often, given always.
   */
  public List<Baseline> baselines() {
    VocalPattern most = VocalPattern.ARPEGGIO;
    for (VocalPattern pattern : VocalPattern.values()) {
      most = confusion.takes(pattern) > confusion.takes(most) ? pattern : most;
    }
    Optional<VocalPattern> always = Optional.of(most);
    return List.of(
        new Baseline(
            "steps and leaps", ConfusionMatrix.of(judgements, take -> Optional.of(take.musical()))),
        new Baseline("always " + most.label(), ConfusionMatrix.of(judgements, take -> always)));
  }

  /** {@link #confusion()} as a picture. */
  public Plot confusionPlot() {
    List<String> labels = Arrays.stream(VocalPattern.values()).map(VocalPattern::label).toList();
    return Plot.confusionMatrix(labels, confusion.toArray());
  }

  /** {@link #calibration()} as a picture. */
  public Plot reliabilityPlot() {
    double[] edges =
        IntStream.rangeClosed(0, Calibration.BINS)
            .mapToDouble(i -> (double) i / Calibration.BINS)
            .toArray();
    double[] confidences = new double[Calibration.BINS];
    double[] accuracies = new double[Calibration.BINS];
    int[] takes = new int[Calibration.BINS];
    for (Calibration.Bin bin : calibration().bins()) {
      int index = (int) Math.round(bin.from() * Calibration.BINS);
      confidences[index] = bin.confidence();
      accuracies[index] = bin.accuracy();
      takes[index] = bin.takes();
    }
    return Plot.reliability(edges, confidences, accuracies, takes);
  }

  /** {@link #riskCoverage()} as a picture. */
  public Plot riskCoveragePlot() {
    RiskCoverage curve = riskCoverage();
    return Plot.riskCoverage(doubles(curve.coverage()), doubles(curve.risk()));
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A report to read in a terminal. */
  public String toText() {
    return TextReport.of(this);
  }

  /** The same report as a JSON object. */
  public String toJson() {
    return JsonReport.of(this);
  }

  /**
   * One line a take under a header: fields divided by commas and quoted where they must be, lines
   * ended by {@code \n}.
   */
  public String toCsv() {
    return CsvReport.of(this);
  }

  /**
   * The same report with pictures as one HTML page that needs nothing else.
   *
   * @param title what was judged on what
   */
  public String toHtml(String title) {
    return HtmlReport.of(this, title);
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
