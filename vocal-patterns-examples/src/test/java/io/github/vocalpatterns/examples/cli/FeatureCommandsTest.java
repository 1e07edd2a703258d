package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.AudioEffects;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that compute features of a recording or change it. */
class FeatureCommandsTest {

  private static final Path TAKE = Path.of("..", "samples", "arpeggio.wav");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"stft, 2049", "mel, 128", "mel-db, 128", "normalised, 128", "mfcc, 20", "pyin, 3"})
  void everyKindOfFeatureIsAnArrayOfBandsAndFrames(String kind, int bands) throws IOException {
    Path array = folder.resolve("x.npy");
    CommandRun.succeeding("features", "--kind", kind, TAKE, "--out", array);
    int frames = 1 + AudioFiles.read(TAKE).length() / FeatureSpec.DEFAULT.hopLength();
    byte[] bytes = Files.readAllBytes(array);
    String header = new String(bytes, 0, 128, StandardCharsets.ISO_8859_1);
    assertTrue(header.contains("'<f4'"), header);
    assertTrue(header.contains("(" + bands + ", " + frames + ")"), header);
    assertEquals(128 + 4L * bands * frames, bytes.length);
  }

  @Test
  void aSpecificationThatWasPrintedIsOneThatCanBeGiven() throws IOException {
    Path spec = Files.writeString(folder.resolve("spec.json"), FeatureSpec.PROTOTYPE.toJson());
    CommandRun run = CommandRun.succeeding("features", "--print-spec", "--spec", spec);
    assertEquals(FeatureSpec.PROTOTYPE, FeatureSpec.fromJson(run.out()));
  }

  @Test
  void aSpecificationThatCannotWorkIsRefusedInOneSentence() throws IOException {
    String json = FeatureSpec.DEFAULT.toJson().replace("3200.0", "32000.0");
    Path spec = Files.writeString(folder.resolve("spec.json"), json);
    CommandRun run = CommandRun.of("features", "--print-spec", "--spec", spec);
    assertEquals(1, run.status());
    assertTrue(run.err().contains("fmaxHz is 32000.0"), run.err());
    assertEquals(1, run.err().lines().count());
  }

  @Test
  void anUnknownKindOrAMissingOutputIsWrongUsage() {
    assertEquals(
        2,
        CommandRun.of("features", "--kind", "cqt", TAKE, "--out", folder.resolve("x.npy"))
            .status());
    assertEquals(2, CommandRun.of("features", TAKE).status());
    assertEquals(2, CommandRun.of("features").status());
    assertFalse(Files.exists(folder.resolve("x.npy")));
  }

  @Test
  void effectsWriteWhatTheLibraryComputes() throws IOException {
    Waveform take = AudioFiles.read(TAKE);
    assertEquals(
        take.resampledTo(16000), changed("resample", "--rate", 16000), "another sample rate");
    assertEquals(AudioEffects.stretch(take, 1.25), changed("stretch", "--rate", 1.25));
    assertEquals(
        AudioEffects.pitchShift(take, -2.5), changed("pitch-shift", "--semitones", "-2.5"));
    assertEquals(AudioEffects.reduceNoise(take), changed("denoise"));
  }

  private Waveform changed(String command, Object... options) throws IOException {
    run(command, options);
    return AudioFiles.read(folder.resolve(command + ".wav"));
  }

  private CommandRun run(String command, Object... options) {
    Path result = folder.resolve(command + ".wav");
    Object[] arguments = new Object[options.length + 3];
    arguments[0] = command;
    System.arraycopy(options, 0, arguments, 1, options.length);
    arguments[options.length + 1] = TAKE;
    arguments[options.length + 2] = result;
    return CommandRun.succeeding(arguments);
  }

  @Test
  void augmentationWithTheSameSeedDoesTheSameAndSaysWhatItDid() throws IOException {
    Path chain =
        Files.writeString(
            folder.resolve("chain.json"),
            "{\"type\": \"timeStretch\", \"minRate\": 0.8, \"maxRate\": 1.25}");
    JsonObject report = run("augment", "--chain", chain, "--seed", 3).json();
    double rate = report.getAsJsonArray("steps").get(0).getAsJsonObject().get("rate").getAsDouble();
    Waveform first = AudioFiles.read(folder.resolve("augment.wav"));
    assertEquals(AudioEffects.stretch(AudioFiles.read(TAKE), rate), first);
    assertEquals(first, changed("augment", "--chain", chain, "--seed", 3));
  }

  @Test
  void inspectingTellsDurationLevelAndBandwidth() {
    JsonObject report = CommandRun.succeeding("inspect", "--json", TAKE).json();
    assertEquals(22050, report.get("sampleRateHz").getAsInt());
    assertEquals(5.09, report.get("durationSeconds").getAsDouble(), 0.01);
    assertTrue(report.get("peak").getAsDouble() > 0);
    assertTrue(CommandRun.succeeding("inspect", TAKE).out().contains("bandwidth"));
  }

  @Test
  void inspectingAFolderGivesATableAndNamesWhatCannotBeRead() throws IOException {
    Files.copy(TAKE, folder.resolve("a.wav"));
    Files.writeString(folder.resolve("b.wav"), "no sound");
    CommandRun run = CommandRun.of("inspect", "--csv", folder);
    assertEquals(1, run.status());
    assertTrue(run.err().contains("b.wav is not a recording"), run.err());
    String[] lines = run.out().split("\\R");
    assertEquals(2, lines.length);
    assertTrue(lines[0].startsWith("file,durationSeconds,sampleRateHz,"), lines[0]);
    assertTrue(lines[1].matches(".*a\\.wav,5\\.08\\d*,22050,.*"), lines[1]);
    assertEquals(lines[0].split(",").length, lines[1].split(",").length);
  }

  @Test
  void aRecordingThatIsNotThereIsOneSentence() {
    CommandRun missing = CommandRun.of("inspect", folder.resolve("missing.wav"));
    assertEquals(1, missing.status());
    assertTrue(missing.err().contains("does not exist"), missing.err());
    CommandRun stopped = CommandRun.of("stretch", "--rate", 0, TAKE, folder.resolve("y.wav"));
    assertEquals(1, stopped.status());
    assertTrue(stopped.err().contains("rate is 0.0"), stopped.err());
  }
}
