package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.dataset.SynthesizedTakes;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocalPatternModelTest {

  private static final TrainingPlan PLAN =
      TrainingPlan.DEFAULT.toBuilder()
          .epochs(4)
          .batchSize(8)
          .learningRate(5e-3)
          .decay(TrainingPlan.Decay.COSINE)
          .patience(10)
          .threads(1)
          .seed(3)
          .augmentation(new FeatureAugmentation(1, 1, 2, 1, 2))
          .build();

  private static final Tones TRAINING = new Tones(1, 44);
  private static final Tones VALIDATION = new Tones(2, 15);

  @TempDir Path folder;

  @Test
  void trainingLearnsToTellTonesApart() throws IOException {
    VocalPatternModel model = Tones.model(1);

    TrainingReport report = model.train(TRAINING, VALIDATION, PLAN.toBuilder().epochs(15).build());

    assertTrue(report.best().orElseThrow().validationAccuracy() > 0.9, report::csv);
    assertTrue(model.evaluate(new Tones(9, 30)).accuracy().value() > 0.9, report::csv);
  }

  /**
   * What has gradients and an optimiser at all can learn a dozen sung clips by heart; it takes some
   * hundred steps until the running statistics of the normalisation are those of the clips.
   */
  @Test
  void aTinyNetworkLearnsTwelveClipsByHeart() throws IOException {
    TakeSource clips = SynthesizedTakes.fixed(1, 12);
    VocalPatternModel model = Tones.model(1);

    TrainingReport report =
        model.train(
            clips,
            clips,
            TrainingPlan.DEFAULT.toBuilder()
                .epochs(400)
                .patience(400)
                .batchSize(12)
                .learningRate(0.01)
                .build());

    assertEquals(1, report.best().orElseThrow().validationAccuracy(), report::csv);
    assertEquals(1, model.evaluate(clips).accuracy().value());
  }

  @Test
  void theSameSeedsGiveTheSameModelOnAnyNumberOfThreads() throws IOException {
    Network one = trained(PLAN);
    Network three = trained(PLAN.toBuilder().threads(3).build());
    Network otherSeed = trained(PLAN.toBuilder().seed(4).build());

    assertEquals(one.layers(), three.layers());
    assertNotEquals(one.layers(), otherSeed.layers());
  }

  private static Network trained(TrainingPlan plan) throws IOException {
    VocalPatternModel model = Tones.model(1);
    model.train(TRAINING, VALIDATION, plan);
    return model.export().network();
  }

  /** Moments of Adam, place in the schedule, dropout, order: forgetting one changes the weights. */
  @Test
  void interruptedTrainingGoesOnToTheSameModel() throws IOException {
    Path checkpoint = folder.resolve("state");
    TrainingPlan plan = PLAN.toBuilder().checkpoint(checkpoint).build();
    VocalPatternModel killed = Tones.model(1);
    assertThrows(
        Interruption.class,
        () -> killed.train(TRAINING, VALIDATION, plan, new Interruption.After(2)));
    List<EpochResult> done = Checkpoint.read(checkpoint).epochs();

    VocalPatternModel model = Tones.model(1);
    TrainingReport report = model.train(TRAINING, VALIDATION, plan);

    assertEquals(2, done.size());
    assertEquals(done, report.epochs().subList(0, 2));
    assertEquals(trained(PLAN).layers(), model.export().network().layers());
  }

  private static final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    record After(int epochs) implements TrainingListener {
      @Override
      public void epochDone(EpochResult epoch) {
        if (epoch.epoch() == epochs) {
          throw new Interruption();
        }
      }
    }
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefused() throws IOException {
    TrainingPlan plan = PLAN.toBuilder().checkpoint(folder.resolve("state")).epochs(1).build();
    Tones.model(1).train(TRAINING, VALIDATION, plan);

    for (Executable other :
        List.<Executable>of(
            () -> Tones.model(2).train(TRAINING, VALIDATION, plan),
            () -> Tones.model(1).train(new Tones(5, 44), VALIDATION, plan),
            () ->
                Tones.model(1)
                    .train(TRAINING, VALIDATION, plan.toBuilder().batchSize(4).build()))) {
      IOException e = assertThrows(IOException.class, other::run);
      assertTrue(e.getMessage().contains("another training"), e.getMessage());
    }
  }

  private interface Executable {
    void run() throws IOException;
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    Path checkpoint = folder.resolve("state");
    TrainingPlan plan = PLAN.toBuilder().checkpoint(checkpoint).epochs(1).build();
    Tones.model(1).train(TRAINING, VALIDATION, plan);
    byte[] bytes = Files.readAllBytes(checkpoint);
    bytes[bytes.length / 2] ^= 1;
    Files.write(checkpoint, bytes);

    IOException e =
        assertThrows(IOException.class, () -> Tones.model(1).train(TRAINING, VALIDATION, plan));

    assertTrue(e.getMessage().contains("digest"), e.getMessage());
  }

  @Test
  void theModelKeepsTheWeightsOfTheBestEpochAndStopsWhenPatienceEnds() throws IOException {
    VocalPatternModel model = Tones.model(1);
    List<Integer> heard = new ArrayList<>();

    // So high a rate does not settle: the last epoch is hardly ever the best.
    TrainingReport report =
        model.train(
            TRAINING,
            VALIDATION,
            PLAN.toBuilder()
                .epochs(60)
                .patience(2)
                .learningRate(0.05)
                .decay(TrainingPlan.Decay.NONE)
                .build(),
            new TrainingListener() {
              @Override
              public void epochDone(EpochResult epoch) {
                heard.add(epoch.epoch());
              }
            });

    EpochResult best = report.best().orElseThrow();
    assertTrue(report.epochs().size() < 60);
    assertEquals(best.epoch() + 2, report.epochs().size());
    assertEquals(report.epochs().stream().map(EpochResult::epoch).toList(), heard);
    assertEquals(best.validationLoss(), model.evaluate(VALIDATION).logLoss(), 1e-5);
    assertEquals(best.validationLoss(), model.export().card().metrics().get("validation.loss"), 0);
  }

  @Test
  void aLossThatIsNoNumberEndsTrainingAndLeavesTheModelAsItWas() {
    Network wild =
        GraphWeights.assemble(
            new Geometry(16, 24, Tones.LAYOUT, 3),
            (parameter, order, shape) -> {
              float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
              Arrays.fill(values, parameter.startsWith("conv") ? 1e30f : 1);
              return Tensor.of(values, shape);
            });
    ModelCard card = Tones.model(1).export().card();
    VocalPatternModel model = VocalPatternModel.of(ModelFile.of(Tones.SPEC, card, wild));

    TrainingDivergedException e =
        assertThrows(
            TrainingDivergedException.class, () -> model.train(TRAINING, VALIDATION, PLAN));

    assertTrue(e.getMessage().contains("batch 1 of epoch 1"), e.getMessage());
    assertTrue(e.report().epochs().isEmpty());
    assertEquals(wild.layers(), model.export().network().layers());
  }

  @Test
  void aSavedModelComesBackAndCanBeTrainedOn() throws IOException {
    Path file = folder.resolve("tones.vpm");
    VocalPatternModel model = Tones.model(1);
    model.train(TRAINING, VALIDATION, PLAN);
    model.save(file);

    VocalPatternModel loaded = VocalPatternModel.load(file);
    double before = loaded.evaluate(VALIDATION).logLoss();
    TrainingReport report = loaded.train(TRAINING, VALIDATION, PLAN);

    assertEquals(Tones.SPEC, loaded.featureSpec());
    assertTrue(report.best().orElseThrow().validationLoss() < before, report::csv);
    assertEquals("1", loaded.export().card().provenance().get("initialisation.seed"));
  }

  @Test
  void aNetworkOfAnotherKindCannotBeTrainedFurther() {
    ModelFile file = Tones.model(1).export();
    List<Layer> layers = new ArrayList<>(file.network().layers());
    layers.remove(1);
    ModelFile other = ModelFile.of(file.featureSpec(), file.card(), Network.of(16, 24, layers));

    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> VocalPatternModel.of(other));

    assertTrue(e.getMessage().contains("CNN-BiLSTM"), e.getMessage());
  }

  @Test
  void theDefaultModelHasTheStandardLayout() {
    ModelFile file = VocalPatternModel.build(FeatureSpec.DEFAULT, 1).export();

    assertEquals(new Geometry(128, 302, Layout.STANDARD, 3), Geometries.of(file.network()));
    assertEquals(List.of("arpeggio", "other", "scale"), file.card().labels());
  }

  @Test
  void noTakesAreRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Tones.model(1).train(TRAINING, new Tones(1, 0), PLAN));

    assertEquals(
        "there are 0 takes for validation, it needs at least 1: split off some of the others",
        e.getMessage());
  }
}
