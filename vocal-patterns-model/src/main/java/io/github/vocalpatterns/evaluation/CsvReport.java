package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.VocalPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The takes of an evaluation as a table (RFC 4180, but for the ends of lines). */
final class CsvReport {

  private CsvReport() {}

  static String of(Evaluation evaluation) {
    StringBuilder csv =
        new StringBuilder(
            "name,singer,technique,truth,answer,right,confidence,arpeggio,other,scale,rules\n");
    for (Judgement judgement : evaluation.judgements()) {
      List<String> fields = new ArrayList<>();
      fields.add(judgement.name());
      fields.add(judgement.singer());
      fields.add(judgement.technique());
      fields.add(judgement.truth().label());
      fields.add(judgement.answer().map(VocalPattern::label).orElse(""));
      fields.add(Boolean.toString(judgement.right()));
      fields.add(number(judgement.confidence()));
      for (VocalPattern pattern : VocalPattern.values()) {
        fields.add(
            judgement
                .classification()
                .map(answer -> number(answer.probabilities().get(pattern)))
                .orElse(""));
      }
      fields.add(judgement.musical().label());
      csv.append(String.join(",", fields.stream().map(CsvReport::quoted).toList())).append('\n');
    }
    return csv.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
