package io.github.vocalpatterns.audio.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** That a result is finite needs no assertion: a {@link Waveform} refuses what is not. */
class AugmentationPropertyTest {

  private static Path folder;
  private static List<Augmentation<Waveform>> every;

  @BeforeContainer
  static void writeBackground() throws IOException {
    folder = Files.createTempDirectory("background");
    Path file = Sounds.wav(folder, "b.wav", Waveform.of(Sounds.signal(900, 4).toArray(), 8000));
    every = Sounds.everyAugmentation(file);
  }

  @AfterContainer
  static void deleteBackground() throws IOException {
    Files.delete(folder.resolve("b.wav"));
    Files.delete(folder);
  }

  @Provide
  Arbitrary<Waveform> waveforms() {
    Arbitrary<Float> samples =
        Arbitraries.oneOf(
            Arbitraries.floats().between(-1, 1),
            Arbitraries.of(
                0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 1e-30f, 1e30f));
    return Combinators.combine(
            samples.array(float[].class).ofMaxSize(3000),
            Arbitraries.of(100, 1000, 8000, 22050, 44100))
        .as(Waveform::of);
  }

  @Provide
  Arbitrary<List<Integer>> chains() {
    return Arbitraries.integers().between(0, 14).list().ofMaxSize(4);
  }

  @Property(tries = 150)
  void anyChainOnAnyWaveformGivesAFiniteOneThatReplays(
      @ForAll("chains") List<Integer> chosen,
      @ForAll("waveforms") Waveform waveform,
      @ForAll long seed) {
    List<Augmentation<Waveform>> chain = new ArrayList<>();
    chosen.forEach(i -> chain.add(every.get(i)));
    Augmented<Waveform> augmented = new Compose<>(chain).apply(waveform, Draw.of(seed, 0, 0));
    assertEquals(waveform.sampleRateHz(), augmented.result().sampleRateHz());
    assertEquals(augmented.result(), augmented.report().replay(waveform));
  }

  @Property(tries = 1)
  void emptyOneSampleAndSilentWaveformsPassThroughEverything() {
    for (Augmentation<Waveform> augmentation : every) {
      for (Waveform waveform :
          List.of(
              Waveform.of(new float[0], 22050),
              Waveform.of(new float[] {0.5f}, 22050),
              Waveform.of(new float[5000], 22050))) {
        Waveform result = Sounds.augment(augmentation, waveform);
        assertTrue(waveform.peak() > 0 || result.peak() == 0, () -> "sound from " + augmentation);
        assertEquals(
            waveform.length() == 0, result.length() == 0, () -> "length after " + augmentation);
      }
    }
  }
}
