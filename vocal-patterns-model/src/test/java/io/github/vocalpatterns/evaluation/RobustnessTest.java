package io.github.vocalpatterns.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.augment.AddGaussianSnr;
import io.github.vocalpatterns.audio.augment.Augmentation;
import io.github.vocalpatterns.dataset.SynthesizedTakes;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.evaluation.Robustness.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RobustnessTest {

  private static final TakeSource TAKES = SynthesizedTakes.fixed(3, 12);
  private static final Classifier CLASSIFIER = Classifier.pretrained();

  @Test
  void theFirstRowIsTheEvaluationOfTheUntouchedTakes() throws IOException {
    Robustness robustness = Robustness.of(CLASSIFIER, TAKES, Map.of(), 1);
    int right = 12 - Evaluation.of(CLASSIFIER, TAKES).wrong().size();
    assertEquals(List.of(new Row(Robustness.UNTOUCHED, 12, right, 0)), robustness.rows());
  }

  /** Pure noise leaves nothing of an exercise, so every answer that was one has to change. */
  @Test
  void answersThatChangeAreCounted() throws IOException {
    Augmentation<Waveform> buried = new AddGaussianSnr(-60, -60);
    Augmentation<Waveform> untouched = draw -> List.of();
    Robustness robustness = Robustness.of(CLASSIFIER, TAKES, Map.of("buried", buried), 1);
    assertTrue(robustness.rows().get(1).changed() >= 6, robustness.toText());
    robustness = Robustness.of(CLASSIFIER, TAKES, Map.of("nothing", untouched), 1);
    assertEquals(0, robustness.rows().get(1).changed());
    assertEquals(robustness.rows().get(0).right(), robustness.rows().get(1).right());
  }

  @Test
  void theSameSeedGivesTheSameTableWithARowForEachCondition() throws IOException {
    TakeSource three = TAKES.select(0, 1, 2);
    Map<String, Augmentation<Waveform>> conditions = Robustness.standardConditions();
    Robustness robustness = Robustness.of(CLASSIFIER, three, conditions, 7);
    assertEquals(robustness, Robustness.of(CLASSIFIER, three, conditions, 7));
    assertEquals(1 + conditions.size(), robustness.rows().size());
    assertEquals(2 + conditions.size(), robustness.toCsv().split("\n").length);
  }

  @Test
  void noTakesAreRefused() {
    TakeSource none = TAKES.select();
    assertThrows(
        IllegalArgumentException.class, () -> Robustness.of(CLASSIFIER, none, Map.of(), 1));
  }
}
