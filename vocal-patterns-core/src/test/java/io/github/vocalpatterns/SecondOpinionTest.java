package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.pitch.Note;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.modelfile.SecondOpinion;
import io.github.vocalpatterns.music.HeardMelody;
import io.github.vocalpatterns.music.MelodicMotion;
import io.github.vocalpatterns.music.MelodyTrait;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With the model that takes a steady tone, whose motion is free, for other; it is 79 % sure. */
class SecondOpinionTest {

  /** A melody without notes speaks for a scale: nonsense, but seen in the answer. */
  private static SecondOpinion nothingMeansScale(double ceiling) {
    List<Double> biases = List.of(0.0, Math.log(0.1), Math.log(100));
    return new SecondOpinion(ceiling, 0, biases, weights(List.of(0.0, 0.0, 0.0)));
  }

  /** All the same. */
  private static Map<MelodyTrait, List<Double>> weights(List<Double> row) {
    return Arrays.stream(MelodyTrait.values()).collect(Collectors.toMap(t -> t, t -> row));
  }

  private static Classification classification(double ceiling) {
    ModelFile model = GlideModel.model().withSecondOpinion(nothingMeansScale(ceiling));
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
  void whatATraitSaysIsAddedToTheLogarithmsAsOftenAsItIsThere() {
    Map<MelodyTrait, List<Double>> weights = weights(List.of(0.0, 0.0, 0.0));
    weights.put(MelodyTrait.STEPPED_WAY, List.of(0.0, 0.0, 2.0));
    SecondOpinion opinion = new SecondOpinion(1, 0, List.of(0.0, 0.0, 0.0), weights);
    Note note = new Note(0, 1, 440, 69, 0);
    MelodicMotion half = new MelodicMotion(MelodicMotion.Kind.FREE, List.of(note), 0.5, 0);
    double scale = 0.5 * Math.exp(1);
    double[] expected = {0.3 / (0.5 + scale), 0.2 / (0.5 + scale), scale / (0.5 + scale)};
    assertArrayEquals(expected, opinion.weigh(new double[] {0.3, 0.2, 0.5}, half), 1e-12);
  }

  @Test
  void whatTheNetworkThinksImpossibleTheNotesMayStillSay() {
    MelodicMotion nothing = MelodicMotion.of(GlideModel.steady(2));
    double[] weighed =
        new SecondOpinion(1, 0, List.of(0.0, 0.0, 50.0), weights(List.of(0.0, 0.0, 0.0)))
            .weigh(new double[] {1, 0, 0}, nothing);
    assertTrue(weighed[2] > 0.99, weighed[2] + "");
  }

  @Test
  void aModelFileKeepsIt() throws IOException {
    ModelFile model = GlideModel.model().withSecondOpinion(nothingMeansScale(0.9));
    ModelFile read = ModelFile.read(new ByteArrayInputStream(model.toBytes()), "the model");
    assertEquals(nothingMeansScale(0.9), read.secondOpinion().orElseThrow());
    assertArrayEquals(model.toBytes(), read.toBytes());
  }

  @Test
  void numbersThatCannotBeAreRefused() {
    List<Double> three = List.of(0.0, 0.0, 0.0);
    Map<MelodyTrait, List<Double>> missing = weights(three);
    missing.remove(MelodyTrait.TURNS);
    Map<MelodyTrait, List<Double>> endless = weights(List.of(0.0, Double.NaN, 0.0));
    Map<MelodyTrait, List<Double>> ragged = weights(List.of(0.0));
    for (Map<MelodyTrait, List<Double>> weights : List.of(missing, endless, ragged)) {
      assertThrows(IllegalArgumentException.class, () -> new SecondOpinion(0.9, 0, three, weights));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new SecondOpinion(0.9, 0, List.of(), weights(List.of())));
    assertThrows(IllegalArgumentException.class, () -> nothingMeansScale(1.5));
    assertThrows(IllegalArgumentException.class, () -> SecondOpinion.looksOnly(0.9, -1, 3));
    ModelFile two = GlideModel.model("scale", "other");
    assertThrows(IllegalArgumentException.class, () -> two.withSecondOpinion(nothingMeansScale(1)));
  }
}
