package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.augment.Gain;
import io.github.vocalpatterns.audio.augment.TimeMask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPlanTest {

  @Test
  void aBuilderKeepsWhatItIsNotTold() {
    TrainingPlan plan =
        TrainingPlan.DEFAULT.toBuilder()
            .epochs(3)
            .batchSize(4)
            .learningRate(0.5)
            .decay(TrainingPlan.Decay.COSINE)
            .patience(2)
            .seed(9)
            .threads(1)
            .augmentation(new FeatureAugmentation(1, 2, 3, 4, 5))
            .waveformAugmentation(new Gain(-6, 6))
            .spectrogramAugmentation(new TimeMask(3, 1))
            .classWeights(ClassWeights.BALANCED)
            .labelSmoothing(0.1)
            .freezeConvolutions(true)
            .memoryBytes(1000)
            .featureCache(Path.of("cache"))
            .checkpoint(Path.of("state"))
            .build();

    assertEquals(
        new TrainingPlan(
            3,
            4,
            0.5,
            TrainingPlan.Decay.COSINE,
            2,
            9,
            1,
            new FeatureAugmentation(1, 2, 3, 4, 5),
            new Gain(-6, 6),
            new TimeMask(3, 1),
            ClassWeights.BALANCED,
            0.1,
            true,
            1000,
            Path.of("cache"),
            Path.of("state")),
        plan);
    assertEquals(plan, plan.toBuilder().build());
  }

  @Test
  void valuesThatCannotWorkAreNamed() {
    TrainingPlan.Builder builder = TrainingPlan.DEFAULT.toBuilder().learningRate(Double.NaN);

    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);

    assertEquals("learningRate is NaN, it must lie in (0, 1]", e.getMessage());
    for (TrainingPlan.Builder wrong :
        List.of(
            TrainingPlan.DEFAULT.toBuilder().epochs(0),
            TrainingPlan.DEFAULT.toBuilder().batchSize(0),
            TrainingPlan.DEFAULT.toBuilder().patience(0),
            TrainingPlan.DEFAULT.toBuilder().labelSmoothing(1),
            TrainingPlan.DEFAULT.toBuilder().labelSmoothing(-0.1),
            TrainingPlan.DEFAULT.toBuilder().memoryBytes(0),
            TrainingPlan.DEFAULT.toBuilder().threads(0))) {
      assertThrows(IllegalArgumentException.class, wrong::build);
    }
    assertThrows(IllegalArgumentException.class, () -> new FeatureAugmentation(0, 0, 0, 0, -1));
  }

  @Test
  void theCosineFallsToAHundredth() {
    CosineSchedule schedule = new CosineSchedule(0.1, 100);

    assertEquals(0.1, schedule.valueAt(0, 0), 1e-12);
    assertEquals(0.0505, schedule.valueAt(50, 0), 1e-12);
    assertEquals(0.001, schedule.valueAt(100, 0), 1e-12);
    assertEquals(0.001, schedule.valueAt(500, 0), 1e-12);
  }

  @Test
  void noAugmentationLeavesThePictureAsItIs() {
    float[] values = {1, 2, 3, 4, 5, 6};

    FeatureAugmentation.NONE.apply(values, 2, 3, new SplittableRandom(1));

    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, values);
  }

  /** Every value is silence, or what stood so many bands below. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aShiftMovesWholeBandsAndFillsWithSilence(
      @ForAll @IntRange(min = 1, max = 6) int bands,
      @ForAll @IntRange(max = 9) int most,
      @ForAll long seed) {
    int frames = 4;
    float[] original = new float[bands * frames];
    for (int i = 0; i < original.length; i++) {
      original[i] = i + 1;
    }
    int shift = new SplittableRandom(seed).nextInt(2 * most + 1) - most;

    float[] values = original.clone();
    new FeatureAugmentation(most, 0, 0, 0, 0)
        .apply(values, bands, frames, new SplittableRandom(seed));

    for (int i = 0; i < values.length; i++) {
      int from = i - shift * frames;
      boolean inside = from >= 0 && from < original.length;
      assertEquals(inside ? original[from] : 1, values[i]);
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void masksAreWholeBarsNoWiderThanAllowed(
      @ForAll @IntRange(min = 1, max = 12) int bands,
      @ForAll @IntRange(min = 1, max = 12) int frames,
      @ForAll @IntRange(max = 20) int most,
      @ForAll long seed) {
    float[] original = new float[bands * frames];
    for (int i = 0; i < original.length; i++) {
      original[i] = i;
    }
    float[] masked = original.clone();
    new FeatureAugmentation(0, 1, most, 0, 0)
        .apply(masked, bands, frames, new SplittableRandom(seed));
    assertBar(masked, i -> i / frames, most);

    masked = original.clone();
    new FeatureAugmentation(0, 0, 0, 1, most)
        .apply(masked, bands, frames, new SplittableRandom(seed));
    assertBar(masked, i -> i % frames, most);
  }

  /** Bands or frames are silent as a whole or not at all; value 0 was silent before. */
  private static void assertBar(float[] values, IntUnaryOperator lineOf, int most) {
    BitSet silent = new BitSet();
    BitSet sounding = new BitSet();
    for (int i = 1; i < values.length; i++) {
      (values[i] == 0 ? silent : sounding).set(lineOf.applyAsInt(i));
    }
    int first = silent.nextSetBit(0);
    assertFalse(silent.intersects(sounding), () -> Arrays.toString(values));
    assertTrue(silent.cardinality() <= most, () -> Arrays.toString(values));
    assertTrue(
        first < 0 || silent.nextClearBit(first) == silent.length(), () -> Arrays.toString(values));
  }

  private static final TrainingReport REPORT =
      new TrainingReport(
          List.of(
              new EpochResult(1, 0.001, 1.1, 0.4, 1.0, 0.5, 2),
              new EpochResult(2, 0.0005, 0.9, 0.6, 0.7, 0.75, 2.5),
              new EpochResult(3, 0.0001, 0.8, 0.7, 0.7, 0.7, 2)));

  @Test
  void theFirstOfTheBestEpochsIsTheBest() {
    assertEquals(2, REPORT.best().orElseThrow().epoch());
    assertEquals(1, REPORT.sinceBest());
    assertTrue(new TrainingReport(List.of()).best().isEmpty());
  }

  @Test
  void aReportIsAPictureOfItsEpochs(@TempDir Path folder) throws IOException {
    TrainingReport two = new TrainingReport(REPORT.epochs().subList(0, 2));
    REPORT.plot().savePng(folder.resolve("three.png"));
    two.plot().savePng(folder.resolve("two.png"));
    two.plot().saveSvg(folder.resolve("two.svg"));

    assertTrue(Files.mismatch(folder.resolve("three.png"), folder.resolve("two.png")) >= 0);
    assertTrue(Files.readString(folder.resolve("two.svg")).contains("<svg"));
  }

  @Test
  void aReportIsATable() {
    assertEquals(
        """
        epoch,learning_rate,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds
        1,0.00100000,1.100000,0.400000,1.000000,0.500000,2.00
        2,0.000500000,0.900000,0.600000,0.700000,0.750000,2.50
        3,0.000100000,0.800000,0.700000,0.700000,0.700000,2.00
        """,
        REPORT.csv());
  }

  @Test
  void progressGoesToTheStreamItIsGiven() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TrainingProgress progress =
        TrainingProgress.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80);

    progress.started(TrainingPlan.DEFAULT, REPORT, 2);
    progress.batchDone(new BatchResult(4, 1, 2, 0.9, 0.5));
    progress.batchDone(new BatchResult(4, 2, 2, 0.8, 0.5));
    progress.epochDone(REPORT.epochs().get(1));
    progress.ended(REPORT);

    String text = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("continuing after epoch 3"), text);
    assertTrue(text.contains("epoch 4 100%") && text.contains("loss 0.800, 50.0 %"), text);
    assertTrue(
        text.contains(
            "epoch 2: training loss 0.9000, accuracy 60.00 %;"
                + " validation loss 0.7000, accuracy 75.00 %; 3 s"),
        text);
    assertTrue(text.contains("best epoch 2: validation loss 0.7000, accuracy 75.00 %"), text);
  }
}
