package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.VocalPattern;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An evaluation to read in a terminal. */
final class TextReport {

  private final Evaluation evaluation;
  private final StringBuilder text = new StringBuilder();

  private TextReport(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static String of(Evaluation evaluation) {
    return new TextReport(evaluation).write();
  }

  private String write() {
    line(
        "%d takes, accuracy %s, macro-F1 %.4f, log loss %.4f",
        evaluation.judgements().size(),
        percent(evaluation.accuracy()),
        evaluation.confusion().macroF1(),
        evaluation.logLoss());
    overSingers();
    line(
        "expected calibration error %.4f (%d bins), area under risk and coverage %.4f",
        evaluation.calibration().expectedError(),
        Calibration.BINS,
        evaluation.riskCoverage().area());
    for (Evaluation.Baseline baseline : evaluation.baselines()) {
      line(
          "baseline %s: accuracy %s, macro-F1 %.4f",
          baseline.name(), percent(baseline.accuracy()), baseline.confusion().macroF1());
    }
    table();
    breakdown("singer", evaluation.bySinger());
    breakdown("technique", evaluation.byTechnique());
    evaluation.wrong().forEach(wrong -> text.append(describe(wrong)).append('\n'));
    return text.toString();
  }

  private void overSingers() {
    Optional<Interval> accuracy = evaluation.accuracyOverSingers();
    Optional<Interval> f1 = evaluation.macroF1OverSingers();
    if (accuracy.isPresent() && f1.isPresent()) {
      line(
          "over %d singers, 95 %% intervals: accuracy %.2f to %.2f %%, macro-F1 %.4f to %.4f",
          evaluation.bootstrap().singers(),
          100 * accuracy.get().low(),
          100 * accuracy.get().high(),
          f1.get().low(),
          f1.get().high());
    }
  }

  private void table() {
    ConfusionMatrix confusion = evaluation.confusion();
    line("%-10s%10s%10s%10s%10s", "truth", "arpeggio", "other", "scale", "recall");
    for (VocalPattern truth : VocalPattern.values()) {
      line(
          "%-10s%10d%10d%10d%8.2f %%",
          truth.label(),
          confusion.count(truth, VocalPattern.ARPEGGIO),
          confusion.count(truth, VocalPattern.OTHER),
          confusion.count(truth, VocalPattern.SCALE),
          100 * confusion.recall(truth));
    }
    line(
        "%-10s%8.2f %%%8.2f %%%8.2f %%",
        "precision",
        100 * confusion.precision(VocalPattern.ARPEGGIO),
        100 * confusion.precision(VocalPattern.OTHER),
        100 * confusion.precision(VocalPattern.SCALE));
    line(
        "%-10s%10.4f%10.4f%10.4f",
        "F1",
        confusion.f1(VocalPattern.ARPEGGIO),
        confusion.f1(VocalPattern.OTHER),
        confusion.f1(VocalPattern.SCALE));
  }

  private void breakdown(String group, Map<String, Proportion> shares) {
    shares.forEach((name, share) -> line("%s %s: %s", group, name, percent(share)));
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** For example {@code 80.00 % (54.81 to 92.95 %)}. */
  static String percent(Proportion share) {
    return String.format(
        Locale.ROOT,
        "%.2f %% (%.2f to %.2f %%)",
        100 * share.value(),
        100 * share.low(),
        100 * share.high());
  }

  private static String describe(Judgement wrong) {
    return wrong
        .answer()
        .map(
            answer ->
                String.format(
                    Locale.ROOT,
                    "%s: %s taken for %s (%.2f)",
                    wrong.name(),
                    wrong.truth().label(),
                    answer.label(),
                    wrong.confidence()))
        .orElseGet(() -> wrong.name() + ": " + wrong.truth().label() + ", too short or silent");
  }
}
