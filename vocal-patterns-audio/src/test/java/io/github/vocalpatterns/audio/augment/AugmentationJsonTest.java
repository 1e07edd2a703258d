package io.github.vocalpatterns.audio.augment;

import static io.github.vocalpatterns.audio.augment.CombinatorTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentationJsonTest {

  @TempDir Path folder;

  private Augmentation<Waveform> everything() throws IOException {
    Path background = Sounds.wav(folder, "background.wav", Sounds.signal(4000, 8));
    List<Augmentation<Waveform>> all = Sounds.everyAugmentation(background);
    return Compose.of(new Compose<>(all), new OneOf<>(all).p(0.3), new SomeOf<>(1, 3, all));
  }

  @Test
  void aChainReadsAsItWasWritten() throws IOException {
    Augmentation<Waveform> chain = everything();
    assertEquals(chain, AugmentationJson.read(AugmentationJson.write(chain), Waveform.class));
    Augmentation<Spectrogram> masks =
        Compose.of(new TimeMask(9, 2), new FrequencyMask(4, 1).p(0.5));
    assertEquals(masks, AugmentationJson.read(AugmentationJson.write(masks), Spectrogram.class));
  }

  @Test
  void theFormIsTheDocumentedOne() {
    Augmentation<Waveform> chain = Compose.of(new Gain(-6, 6), new TimeStretch(0.8, 1.25).p(0.5));
    String expected =
        """
        {"type": "compose", "augmentations": [
          {"type": "gain", "minGainDb": -6.0, "maxGainDb": 6.0},
          {"type": "timeStretch", "minRate": 0.8, "maxRate": 1.25, "p": 0.5}]}
        """;
    assertEquals(
        expected.replaceAll("\\s", ""), AugmentationJson.write(chain).replaceAll("\\s", ""));
    assertEquals(chain, AugmentationJson.read(expected, Waveform.class));
  }

  /** On the same sound bit for bit, and on another as the original draw would have. */
  @Test
  void aReportReplaysBitForBitFromItsJson() throws IOException {
    Augmentation<Waveform> chain = everything();
    Waveform take = Sounds.signal(20000, 1);
    Waveform other = Sounds.signal(7000, 2);
    for (int item = 0; item < 3; item++) {
      Augmented<Waveform> augmented = chain.apply(take, Draw.of(1, 1, item));
      String json = AugmentationJson.write(augmented.report());
      Report<Waveform> report = AugmentationJson.readReport(json, Waveform.class);
      assertEquals(augmented.report(), report);
      assertEquals(augmented.result(), report.replay(take));
      assertEquals(chain.apply(other, Draw.of(1, 1, item)).result(), report.replay(other));
    }
  }

  @Test
  void masksReplayFromTheirJson() {
    Spectrogram picture = Spectrogram.of(Sounds.signal(600, 1).toArray(), 20, 30);
    Augmented<Spectrogram> masked =
        Compose.of(new TimeMask(9, 2), new FrequencyMask(4, 2)).apply(picture, Draw.of(1, 1, 1));
    String json = AugmentationJson.write(masked.report());
    assertEquals(
        masked.result(), AugmentationJson.readReport(json, Spectrogram.class).replay(picture));
  }

  @Test
  void aReportCanBePrintedAndEdited() {
    Augmented<Waveform> louder =
        Compose.of(new Gain(6, 6), new Shift(0.5, 0.5, true))
            .apply(Sounds.signal(100, 1), Draw.of(1, 1, 1));
    assertEquals("gain{gainDb=6.0} → shift{shift=0.5, rollover=true}", louder.report().toString());
    String quieter = AugmentationJson.write(louder.report()).replace("6.0", "-6.0");
    assertEquals(
        -6.0,
        AugmentationJson.readReport(quieter, Waveform.class)
            .steps()
            .get(0)
            .parameters()
            .get("gainDb"));
  }

  @Test
  void stepsOfYourOwnAreReportedAndReplayed() {
    Augmentation<Waveform> crop =
        draw -> {
          double fraction = draw.uniform(0.5, 1);
          return List.of(
              Step.of(
                  "crop",
                  Map.of("fraction", fraction),
                  waveform -> waveform.slice(0, (int) (fraction * waveform.length()))));
        };
    Waveform take = Sounds.signal(1000, 1);
    Augmented<Waveform> cropped = Compose.of(crop, new Gain(0, 6)).apply(take, Draw.of(1, 1, 1));
    assertEquals(cropped.result(), cropped.report().replay(take));
    String json = AugmentationJson.write(cropped.report());
    assertTrue(json.contains("\"type\": \"crop\"") && json.contains("\"fraction\": 0."), json);
    String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () -> AugmentationJson.readReport(json, Waveform.class))
            .getMessage();
    assertTrue(sentence.startsWith("type is \"crop\", it must be one of "), sentence);
    String refusal =
        assertThrows(IllegalArgumentException.class, () -> AugmentationJson.write(Compose.of(crop)))
            .getMessage();
    assertTrue(refusal.endsWith("is not one of this library's, it has no JSON form"), refusal);
  }

  @Test
  void jsonThatCannotWorkIsNamed() {
    assertUnreadable("the augmentation is not one JSON object", "[]");
    assertUnreadable("the augmentation lacks the field type", "{}");
    assertUnreadable("the augmentation lacks the field minGainDb", "{\"type\": \"gain\"}");
    assertUnreadable(
        "minGainDb is \"1\", it must be a number", "{\"type\": \"gain\", \"minGainDb\": \"1\"}");
    assertUnreadable(
        "minGainDb is 2, it must not exceed maxGainDb, which is 1",
        "{\"type\": \"gain\", \"minGainDb\": 2, \"maxGainDb\": 1}");
    assertUnreadable(
        "the augmentation has the unknown field maxGain",
        "{\"type\": \"gain\", \"minGainDb\": 0, \"maxGainDb\": 1, \"maxGain\": 1}");
    assertUnreadable(
        "p is 2, it must lie between 0 and 1", "{\"type\": \"polarityInversion\", \"p\": 2}");
    assertUnreadable(
        "rollover is 1, it must be true or false",
        "{\"type\": \"shift\", \"minShift\": 0, \"maxShift\": 1, \"rollover\": 1}");
    assertUnreadable(
        "augmentations is 5, it must be a list", "{\"type\": \"compose\", \"augmentations\": 5}");
    assertUnreadable(
        "augmentations is 5, it must be a list of objects",
        "{\"type\": \"compose\", \"augmentations\": [5]}");
    assertUnreadable(
        "files is 5, it must be a string", "{\"type\": \"applyImpulseResponse\", \"files\": [5]}");
    assertUnreadable(
        "minCount is 1.5, it must be a whole number from -2147483648 to 2147483647",
        "{\"type\": \"someOf\", \"minCount\": 1.5, \"maxCount\": 2, \"augmentations\": []}");
  }

  private static void assertUnreadable(String sentence, String json) {
    assertRefused(sentence, () -> AugmentationJson.read(json, Waveform.class));
  }

  @Test
  void aFieldThatStandsThereTwiceIsRefused() {
    String twice = "{\"type\": \"polarityInversion\", \"p\": 0.5, \"p\": 1}";
    assertUnreadable("the field p stands there twice", twice);
    assertUnreadable(
        "the field p stands there twice",
        "{\"type\": \"compose\", \"augmentations\": [" + twice + "]}");
  }

  @Test
  void textThatIsNoJsonIsRefused() {
    for (String text : List.of("", "gain", "{\"type\": \"gain\"} {}", "{'type': 'gain'}")) {
      String sentence =
          assertThrows(
                  IllegalArgumentException.class, () -> AugmentationJson.read(text, Waveform.class))
              .getMessage();
      assertTrue(sentence.startsWith("the augmentation is not "), sentence);
    }
  }

  /** Found by fuzzing: a line of the text, or all of it, would have stood in a log. */
  @Test
  void textOfTheJsonCannotBreakALog() {
    assertUnreadable(
        "the augmentation has the unknown field a?ERROR?",
        "{\"type\": \"polarityInversion\", \"a\\nERROR\u0085\": 1}");
    String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    AugmentationJson.readReport(
                        "{\"steps\": \"" + "x".repeat(10_000) + "\"}", Waveform.class))
            .getMessage();
    assertEquals("steps is \"" + "x".repeat(199) + "…, it must be a list", sentence);
  }

  @Test
  void masksAreNothingForWaveforms() {
    String mask = AugmentationJson.write(new TimeMask(5, 1));
    String sentence =
        assertThrows(
                IllegalArgumentException.class, () -> AugmentationJson.read(mask, Waveform.class))
            .getMessage();
    assertTrue(sentence.startsWith("type is \"timeMask\", it must be one of "), sentence);
    assertRefused(
        "compose takes no steps of its own",
        () ->
            AugmentationJson.readReport("{\"steps\": [{\"type\": \"compose\"}]}", Waveform.class));
    assertRefused(
        "String is augmented by nothing here, Waveform and Spectrogram are",
        () -> AugmentationJson.read(mask, String.class));
  }
}
