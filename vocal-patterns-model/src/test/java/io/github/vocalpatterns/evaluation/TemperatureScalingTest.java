package io.github.vocalpatterns.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.synthesis.ExerciseSynthesizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {

  private static final ModelFile MODEL = Classifier.pretrained().model();

  private static float[] picture(long seed) {
    Random random = new Random(seed);
    float[] picture = new float[MODEL.network().bands() * MODEL.network().frames()];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = random.nextFloat();
    }
    return picture;
  }

  @Property(tries = 10)
  void aTemperatureNeverChangesTheAnswer(
      @ForAll @DoubleRange(min = 0.05, max = 20) double temperature, @ForAll long seed) {
    float[] picture = picture(seed);
    float[] before = MODEL.network().forward(picture);
    float[] after = TemperatureScaling.fold(MODEL, temperature).network().forward(picture);

    assertEquals(argmax(before), argmax(after));
  }

  private static int argmax(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** softmax(z / T) is p^(1/T) made to add up to 1; the weights, stored as float16, are rounded. */
  @Test
  void theModelGivesThePowersOfItsProbabilities() {
    float[] picture = picture(1);
    float[] plain = MODEL.network().forward(picture);
    double[] expected = new double[plain.length];
    double sum = 0;
    for (int i = 0; i < plain.length; i++) {
      expected[i] = Math.pow(plain[i], 1 / 2.5);
      sum += expected[i];
    }
    float[] found = TemperatureScaling.fold(MODEL, 2.5).network().forward(picture);
    for (int i = 0; i < plain.length; i++) {
      assertEquals(expected[i] / sum, found[i], 1e-4);
    }
  }

  @Test
  void theCardTellsTheTemperatureOfAllFoldsTogether() {
    ModelFile twice = TemperatureScaling.fold(TemperatureScaling.fold(MODEL, 2), 1.5);

    double before = MODEL.card().metrics().getOrDefault("temperature", 1.0);
    assertEquals(3 * before, twice.card().metrics().get("temperature"), 1e-12);
    assertEquals(MODEL.card().provenance(), twice.card().provenance());
    assertArrayEquals(
        TemperatureScaling.fold(MODEL, 3).network().forward(picture(2)),
        twice.network().forward(picture(2)),
        1e-4f);
  }

  /** The whole way: judge, fit, fold, judge again; a model as training leaves it. */
  @Test
  void theFoldedModelHasTheLossThatWasPromised() {
    ExerciseSynthesizer synthesizer = ExerciseSynthesizer.of(3);
    ModelFile alone = ModelFile.of(MODEL.featureSpec(), MODEL.card(), MODEL.network());
    List<Judgement> before = judge(Classifier.of(alone), synthesizer);
    double temperature = TemperatureScaling.fit(before);
    List<Judgement> after =
        judge(Classifier.of(TemperatureScaling.fold(alone, temperature)), synthesizer);

    double loss = Evaluation.of(after).logLoss();
    assertEquals(1, TemperatureScaling.fit(after), 1e-2);
    assertEquals(Math.min(loss, Evaluation.of(before).logLoss()), loss, 1e-6);
  }

  private static List<Judgement> judge(Classifier classifier, ExerciseSynthesizer synthesizer) {
    List<Judgement> takes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      VocalPattern truth = VocalPattern.values()[i % 3];
      Classification answer = classifier.classify(synthesizer.take(i, truth).waveform());
      // One take called wrong keeps the temperature from going to its end.
      VocalPattern called = i == 0 ? VocalPattern.OTHER : truth;
      takes.add(new Judgement("take" + i, "", "", called, Optional.of(answer), Judgements.STILL));
    }
    return takes;
  }

  @Test
  void onlyAPositiveTemperatureAndASoftmaxWillDo() {
    assertThrows(IllegalArgumentException.class, () -> TemperatureScaling.fold(MODEL, 0));
    assertThrows(IllegalArgumentException.class, () -> TemperatureScaling.fold(MODEL, Double.NaN));
    List<Layer> layers = new ArrayList<>(MODEL.network().layers());
    Dense last = (Dense) layers.remove(layers.size() - 1);
    layers.add(new Dense(last.kernel(), last.bias(), Activation.LINEAR));
    Network network = Network.of(MODEL.network().bands(), MODEL.network().frames(), layers);
    ModelFile logits = ModelFile.of(MODEL.featureSpec(), MODEL.card(), network);
    assertThrows(IllegalArgumentException.class, () -> TemperatureScaling.fold(logits, 2));
  }
}
