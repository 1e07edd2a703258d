package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.plot.Plot;
import java.util.Locale;
import java.util.Map;

/** An evaluation as one page. Whatever comes from outside passes through {@link #escape}. */
final class HtmlReport {

  /** The page may load nothing and run nothing, even if a name got past the escaping. */
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <title>%1$s</title>
      <style>
      :root { --ink: #1a1a1b; --ground: #fff; --line: #d0d0d4; --faint: #5a5a60; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #ececee; --ground: #16161a; --line: #44444c; --faint: #a8a8b0; }
      }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground);
        max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; overflow-wrap: normal; }
      th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line);
        vertical-align: top; }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      figure { margin: 1rem 0; } figcaption, .note { color: var(--faint); font-size: .875rem; }
      figure svg { width: 100%%; max-width: 40rem; height: auto; display: block; }
      </style>
      </head>
      <body>
      <main>
      <h1>%1$s</h1>
      """;

  private final Evaluation evaluation;
  private final StringBuilder html = new StringBuilder();

  private HtmlReport(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static String of(Evaluation evaluation, String title) {
    HtmlReport report = new HtmlReport(evaluation);
    report.html.append(HEAD.formatted(escape(title)));
    report.summary();
    report.patterns();
    report.figure(
        evaluation.confusionPlot(), "Rows: what a take is. Columns: what it was taken for.");
    report.figure(
        evaluation.reliabilityPlot(),
        "Expected calibration error %s over %d equal bins of confidence."
            .formatted(number(evaluation.calibration().expectedError()), Calibration.BINS));
    report.figure(
        evaluation.riskCoveragePlot(),
        "Area under the curve %s: less is better."
            .formatted(number(evaluation.riskCoverage().area())));
    report.breakdown("Singers", "Singer", evaluation.bySinger());
    report.breakdown("Techniques", "Technique", evaluation.byTechnique());
    report.wrong();
    return report.html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void summary() {
    html.append(
        "<p>%d takes, log loss %s nats."
            .formatted(evaluation.judgements().size(), number(evaluation.logLoss())));
    evaluation
        .accuracyOverSingers()
        .ifPresent(
            interval ->
                html.append(
                    " Over %d singers, accuracy lies between %s and %s with 95 %% confidence."
                        .formatted(
                            evaluation.bootstrap().singers(),
                            percent(interval.low()),
                            percent(interval.high()))));
    html.append("</p>\n");
    open("Accuracy", "Answers by", "Accuracy", "95 % interval", "Macro-F1");
    row("this classifier", evaluation.accuracy(), evaluation.confusion().macroF1());
    for (Evaluation.Baseline baseline : evaluation.baselines()) {
      row(baseline.name(), baseline.accuracy(), baseline.confusion().macroF1());
    }
    close();
    html.append(
        "<p class=\"note\">Steps and leaps: rules on the notes sung, with nothing learnt. Intervals"
            + " of this table are Wilson's, for takes that have nothing to do with each other.</p>\n");
  }

  private void row(String name, Proportion share, double macroF1) {
    html.append("<tr><th scope=\"row\">%s</th>".formatted(escape(name)));
    cells(percent(share.value()), interval(share), number(macroF1));
  }

  private void patterns() {
    ConfusionMatrix confusion = evaluation.confusion();
    open("Patterns", "Pattern", "Takes", "Precision", "Recall", "F1");
    for (VocalPattern pattern : VocalPattern.values()) {
      html.append("<tr><th scope=\"row\">%s</th>".formatted(pattern.label()));
      cells(
          Integer.toString(confusion.takes(pattern)),
          percent(confusion.precision(pattern)),
          percent(confusion.recall(pattern)),
          number(confusion.f1(pattern)));
    }
    close();
  }

  private void figure(Plot plot, String caption) {
    html.append("<figure>\n").append(plot.svg());
    html.append("\n<figcaption>%s</figcaption>\n</figure>\n".formatted(escape(caption)));
  }

  private void breakdown(String title, String group, Map<String, Proportion> shares) {
    if (shares.isEmpty()) {
      return;
    }
    open(title, group, "Right", "95 % interval");
    shares.forEach(
        (name, share) -> {
          html.append("<tr><th scope=\"row\">%s</th>".formatted(escape(name)));
          cells(percent(share.value()), interval(share));
        });
    close();
  }

  private void wrong() {
    if (evaluation.wrong().isEmpty()) {
      return;
    }
    open("Takes that were wrong", "Take", "Truth", "Taken for", "Confidence");
    for (Judgement wrong : evaluation.wrong()) {
      html.append("<tr><th scope=\"row\">%s</th>".formatted(escape(wrong.name())));
      cells(
          wrong.truth().label(),
          wrong.answer().map(VocalPattern::label).orElse("too short or silent"),
          wrong.answer().isPresent() ? percent(wrong.confidence()) : "");
    }
    close();
  }

  private void open(String title, String... columns) {
    html.append("<h2>%s</h2>\n<div class=\"scroll\"><table>\n<tr>".formatted(title));
    for (int i = 0; i < columns.length; i++) {
      html.append("<th scope=\"col\"%s>%s</th>".formatted(i > 0 ? " class=\"n\"" : "", columns[i]));
    }
    html.append("</tr>\n");
  }

  private void cells(String... values) {
    for (String value : values) {
      html.append("<td class=\"n\">%s</td>".formatted(escape(value)));
    }
    html.append("</tr>\n");
  }

  private void close() {
    html.append("</table></div>\n");
  }

  private static String interval(Proportion share) {
    return String.format(Locale.ROOT, "%.2f to %.2f %%", 100 * share.low(), 100 * share.high());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
