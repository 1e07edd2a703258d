package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.augment.AddGaussianSnr;
import io.github.vocalpatterns.audio.augment.Augmented;
import io.github.vocalpatterns.audio.augment.Compose;
import io.github.vocalpatterns.audio.augment.Draw;
import io.github.vocalpatterns.audio.augment.FrequencyMask;
import io.github.vocalpatterns.audio.augment.Gain;
import io.github.vocalpatterns.audio.augment.Step;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

  private static final AudioFeatures FEATURES = AudioFeatures.of(Tones.SPEC);
  private static final long PICTURE_BYTES = 4L * 16 * 24;

  private static final TrainingPlan PLAN =
      TrainingPlan.DEFAULT.toBuilder()
          .epochs(3)
          .batchSize(8)
          .learningRate(5e-3)
          .threads(2)
          .seed(3)
          .build();

  @TempDir Path folder;

  /** Tones that stay the same, and how often each was asked for. */
  private record Counted(Tones tones, AtomicInteger reads, boolean varies) implements TakeSource {

    static Counted of(int size) {
      return new Counted(new Tones(1, size), new AtomicInteger(), false);
    }

    @Override
    public int size() {
      return tones.size();
    }

    @Override
    public VocalPattern pattern(int index) {
      return tones.pattern(index);
    }

    @Override
    public String name(int index) {
      return tones.name(index);
    }

    @Override
    public Waveform waveform(int index, int epoch) {
      reads.incrementAndGet();
      return tones.waveform(index, varies ? epoch : 0);
    }

    @Override
    public int edition(int index, int epoch) {
      return varies ? epoch : 0;
    }
  }

  private Pictures pictures(TakeSource takes, long bytes, @Nullable Path cache) throws IOException {
    return new Pictures(
        FEATURES, takes, new PictureStore(new AtomicLong(bytes), cache, Tones.SPEC));
  }

  @Test
  void whatStaysTheSameIsHeardOnceAsFarAsMemoryLasts() throws IOException {
    Counted takes = Counted.of(6);
    Pictures pictures = pictures(takes, 4 * PICTURE_BYTES + 100, null);
    for (int epoch = 0; epoch < 3; epoch++) {
      for (int take = 0; take < 6; take++) {
        assertArrayEquals(
            pictures(Counted.of(6), 0, null).all(take).get(0), pictures.all(take).get(0));
      }
    }

    // Four fit; the other two are heard every time.
    assertEquals(4 + 3 * 2, takes.reads().get());
  }

  @Test
  void aFolderKeepsWhatMemoryCannotAndAnotherTrainingFindsItThere() throws IOException {
    Counted takes = Counted.of(6);
    Path cache = folder.resolve("cache");
    Pictures pictures = pictures(takes, 0, cache);
    for (int epoch = 0; epoch < 3; epoch++) {
      for (int take = 0; take < 6; take++) {
        pictures.all(take);
      }
    }
    assertEquals(6, takes.reads().get());
    try (Stream<Path> files = Files.list(cache)) {
      assertEquals(6, files.count());
    }

    float[] again = pictures(Counted.of(6), 0, cache).all(5).get(0);

    assertArrayEquals(pictures(Counted.of(6), 0, null).all(5).get(0), again);
  }

  @Test
  void aDamagedEntryIsComputedAnew() throws IOException {
    Pictures pictures = pictures(Counted.of(1), 0, folder);
    float[] right = pictures.all(0).get(0);
    Path entry;
    try (Stream<Path> files = Files.list(folder)) {
      entry = files.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(entry);
    bytes[bytes.length - 1] ^= 1;
    Files.write(entry, bytes);

    assertArrayEquals(right, pictures.all(0).get(0));
    assertArrayEquals(right, pictures(Counted.of(1), 0, folder).all(0).get(0));
  }

  /** In memory, in a folder, or computed every time. */
  @Test
  void whereverPicturesAreKeptTheModelIsTheSame() throws IOException {
    Network plenty = trained(PLAN, false);
    Network none = trained(PLAN.toBuilder().memoryBytes(1).threads(1).build(), false);
    Network files =
        trained(PLAN.toBuilder().memoryBytes(1).featureCache(folder).threads(3).build(), false);

    assertEquals(plenty.layers(), none.layers());
    assertEquals(plenty.layers(), files.layers());
    assertNotEquals(plenty.layers(), trained(PLAN, true).layers());
  }

  private static Network trained(TrainingPlan plan, boolean varies) throws IOException {
    VocalPatternModel model = Tones.model(1);
    model.train(new Counted(new Tones(1, 20), new AtomicInteger(), varies), new Tones(2, 6), plan);
    return model.export().network();
  }

  /** The chain's own draws, done by hand. */
  @Test
  void augmentationsDependOnSeedEpochItemAndPlaceAlone() throws IOException {
    Compose<Waveform> chain = Compose.of(new Gain(-6, 6), new AddGaussianSnr(5, 20));
    FrequencyMask mask = new FrequencyMask(6, 1);
    TrainingPlan plan =
        PLAN.toBuilder().waveformAugmentation(chain).spectrogramAugmentation(mask).build();
    Pictures pictures = pictures(Counted.of(6), 1 << 20, null);

    float[] late = pictures.one(4, 7, plan);
    pictures.one(2, 0, plan);
    float[] again = pictures.one(4, 7, plan);

    Draw draw = Draw.of(plan.seed(), 7, 4);
    Augmented<Waveform> waveform = chain.apply(new Tones(1, 6).waveform(4, 0), draw.child(0));
    var window = FEATURES.windows(waveform.result()).get(0).spectrogram();
    assertArrayEquals(mask.apply(window, draw.child(1)).result().toArray(), late);
    assertArrayEquals(late, again);
    assertFalse(java.util.Arrays.equals(late, pictures.one(4, 8, plan)), "another epoch");
  }

  @Test
  void augmentationsStandInTheModelCardAsJson() throws IOException {
    TrainingPlan plan =
        PLAN.toBuilder()
            .epochs(1)
            .waveformAugmentation(Compose.of(new Gain(-6, 6)))
            .spectrogramAugmentation(
                draw -> List.of(Step.of("same", Map.of(), spectrogram -> spectrogram)))
            .build();
    VocalPatternModel model = Tones.model(1);

    model.train(new Tones(1, 12), new Tones(2, 3), plan);

    Map<String, String> card = model.export().card().provenance();
    assertEquals(
        plan.waveformAugmentation(),
        io.github.vocalpatterns.audio.augment.AugmentationJson.read(
            card.get("training.waveformAugmentation"), Waveform.class));
    assertEquals("custom", card.get("training.spectrogramAugmentation"));
  }

  /** A file that went away after the folder was listed, in the second epoch. */
  @Test
  void aTakeThatCannotBeReadIsNamedAndTheBestModelSoFarIsKept() throws IOException {
    Tones tones = new Tones(1, 20);
    TakeSource vanishing =
        new TakeSource() {
          @Override
          public int size() {
            return tones.size();
          }

          @Override
          public VocalPattern pattern(int index) {
            return tones.pattern(index);
          }

          @Override
          public String name(int index) {
            return "take " + index;
          }

          @Override
          public Waveform waveform(int index, int epoch) throws IOException {
            if (epoch == 1 && index == 13) {
              throw new NoSuchFileException("/gone.wav");
            }
            return tones.waveform(index, epoch);
          }
        };
    VocalPatternModel model = Tones.model(1);

    IOException e =
        assertThrows(IOException.class, () -> model.train(vanishing, new Tones(2, 6), PLAN));

    assertEquals(
        "take 13 cannot be read (it is no longer there); put it right and start again, or train"
            + " without it",
        e.getMessage());
    VocalPatternModel oneEpoch = Tones.model(1);
    oneEpoch.train(tones, new Tones(2, 6), PLAN.toBuilder().epochs(1).build());
    assertEquals(oneEpoch.export().network().layers(), model.export().network().layers());
    assertTrue(model.export().card().metrics().containsKey("validation.loss"));
  }

  @Test
  void aPatternThatIsNeverHeardIsRefused() {
    Tones tones = new Tones(1, 9);
    VocalPattern absent = tones.pattern(2);

    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Tones.model(1).train(tones.select(0, 1, 3, 4), new Tones(2, 3), PLAN));

    assertEquals(
        "none of the 4 takes for training is of the pattern "
            + absent.label()
            + "; add some, synthesised ones for example",
        e.getMessage());
  }
}
