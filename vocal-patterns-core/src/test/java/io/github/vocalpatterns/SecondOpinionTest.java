package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.modelfile.SecondOpinion;
import io.github.vocalpatterns.music.HeardMelody;
import io.github.vocalpatterns.music.MelodicMotion.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With the model that takes a steady tone, whose motion is free, for other; it is 79 % sure. */
class SecondOpinionTest {

  private static final List<Double> EVEN = List.of(1.0, 1.0, 1.0);

  /** A motion that is free speaks for a scale: nonsense, but seen in the answer. */
  private static SecondOpinion freeMeansScale(double ceiling) {
    return new SecondOpinion(
        ceiling,
        0,
        Map.of(Kind.FREE, List.of(1.0, 0.1, 100.0), Kind.STEPS, EVEN, Kind.LEAPS, EVEN));
  }

  private static Classification classification(double ceiling) {
    ModelFile model = GlideModel.model().withSecondOpinion(freeMeansScale(ceiling));
    return Classifier.of(model).classify(GlideModel.steady(2));
  }

  @Test
  void theNotesAreWeighedWhereTheNetworkIsNotSure() {
    Classification c = classification(1);
    assertEquals(VocalPattern.SCALE, c.pattern());
    assertEquals(VocalPattern.OTHER, c.windows().get(0).pattern());
    assertEquals(VocalPattern.SCALE, c.timeline().get(0).pattern());
    double sum = c.probabilities().values().stream().mapToDouble(p -> p).sum();
    assertEquals(1, sum, 1e-12);
  }

  @Test
  void theNotesAreNotAskedWhereTheNetworkIsSure() {
    Classification alone = Classifier.of(GlideModel.model()).classify(GlideModel.steady(2));
    assertTrue(alone.confidence() > 0.7, alone.toString());
    assertEquals(alone, classification(0.7));
  }

  @Test
  void theNetworkLooksAgainWhereItIsNotSure() {
    ModelFile model = Classifier.pretrained().model();
    double alone = confidence(model.withSecondOpinion(SecondOpinion.looksOnly(1, 0, 3)));
    double again = confidence(model.withSecondOpinion(SecondOpinion.looksOnly(1, 8, 3)));
    assertTrue(Math.abs(again - alone) > 1e-4, alone + " and " + again);
    double sure = confidence(model.withSecondOpinion(SecondOpinion.looksOnly(0.3, 8, 3)));
    assertEquals(alone, sure, 1e-6);
  }

  private static double confidence(ModelFile model) {
    return Classifier.of(model).classify(GlideModel.steady(2)).confidence();
  }

  @Test
  void anExplanationIsTheAnswerAndWhatWasHeard() {
    Classifier classifier = Classifier.pretrained();
    Explanation explanation = classifier.explain(GlideModel.steady(2));
    assertEquals(classifier.classify(GlideModel.steady(2)), explanation.classification());
    assertEquals(HeardMelody.of(GlideModel.steady(2)), explanation.melody());
  }

  @Test
  void probabilitiesAreMultipliedAndAddUpToOneAgain() {
    double[] weighed = freeMeansScale(1).weigh(new double[] {0.5, 0.5, 0}, Kind.FREE);
    assertArrayEquals(new double[] {0.5 / 0.55, 0.05 / 0.55, 0}, weighed, 1e-15);
    double[] same = freeMeansScale(1).weigh(new double[] {0.2, 0.3, 0.5}, Kind.STEPS);
    assertArrayEquals(new double[] {0.2, 0.3, 0.5}, same, 1e-15);
  }

  @Test
  void aModelFileKeepsIt() throws IOException {
    ModelFile model = GlideModel.model().withSecondOpinion(freeMeansScale(0.9));
    ModelFile read = ModelFile.read(new ByteArrayInputStream(model.toBytes()), "the model");
    assertEquals(freeMeansScale(0.9), read.secondOpinion().orElseThrow());
    assertArrayEquals(model.toBytes(), read.toBytes());
  }

  @Test
  void factorsThatCannotBeAreRefused() {
    Map<Kind, List<Double>> missing = Map.of(Kind.FREE, EVEN, Kind.STEPS, EVEN);
    Map<Kind, List<Double>> zero =
        Map.of(Kind.FREE, List.of(1.0, 0.0, 1.0), Kind.STEPS, EVEN, Kind.LEAPS, EVEN);
    Map<Kind, List<Double>> ragged =
        Map.of(Kind.FREE, List.of(1.0), Kind.STEPS, EVEN, Kind.LEAPS, EVEN);
    for (Map<Kind, List<Double>> factors : List.of(missing, zero, ragged)) {
      assertThrows(IllegalArgumentException.class, () -> new SecondOpinion(0.9, 0, factors));
    }
    assertThrows(IllegalArgumentException.class, () -> freeMeansScale(1.5));
    assertThrows(IllegalArgumentException.class, () -> SecondOpinion.looksOnly(0.9, -1, 3));
    ModelFile two = GlideModel.model("scale", "other");
    assertThrows(IllegalArgumentException.class, () -> two.withSecondOpinion(freeMeansScale(1)));
  }
}
