package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vocalpatterns.audio.AudioEffects;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands that compute features of a recording or change it. */
class FeatureCommandsTest {

  private static final Path TAKE = Path.of("..", "samples", "arpeggio.wav");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(
        Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"stft, 2049", "mel, 128", "mel-db, 128", "normalised, 128", "mfcc, 20", "pyin, 3"})
  void everyKindOfFeatureIsAnArrayOfBandsAndFrames(String kind, int bands) throws IOException {
    Path array = folder.resolve("x.npy");
    assertEquals(0, run("features", "--kind", kind, TAKE, "--out", array), err::toString);
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
    assertEquals(0, run("features", "--print-spec", "--spec", spec), err::toString);
    assertEquals(FeatureSpec.PROTOTYPE, FeatureSpec.fromJson(out.toString()));
  }

  @Test
  void aSpecificationThatCannotWorkIsRefusedInOneSentence() throws IOException {
    String json = FeatureSpec.DEFAULT.toJson().replace("3200.0", "32000.0");
    Path spec = Files.writeString(folder.resolve("spec.json"), json);
    assertEquals(1, run("features", "--print-spec", "--spec", spec));
    assertTrue(err.toString().contains("fmaxHz is 32000.0"), err.toString());
    assertEquals(1, err.toString().lines().count());
  }

  @Test
  void anUnknownKindOrAMissingOutputIsWrongUsage() {
    assertEquals(2, run("features", "--kind", "cqt", TAKE, "--out", folder.resolve("x.npy")));
    assertEquals(2, run("features", TAKE));
    assertEquals(2, run("features"));
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
    Path result = folder.resolve(command + ".wav");
    Object[] arguments = new Object[options.length + 3];
    arguments[0] = command;
    System.arraycopy(options, 0, arguments, 1, options.length);
    arguments[options.length + 1] = TAKE;
    arguments[options.length + 2] = result;
    assertEquals(0, run(arguments), err::toString);
    return AudioFiles.read(result);
  }

  @Test
  void augmentationWithTheSameSeedDoesTheSameAndSaysWhatItDid() throws IOException {
    Path chain =
        Files.writeString(
            folder.resolve("chain.json"),
            "{\"type\": \"timeStretch\", \"minRate\": 0.8, \"maxRate\": 1.25}");
    Waveform first = changed("augment", "--chain", chain, "--seed", 3);
    double rate =
        JsonParser.parseString(out.toString())
            .getAsJsonObject()
            .getAsJsonArray("steps")
            .get(0)
            .getAsJsonObject()
            .get("rate")
            .getAsDouble();
    assertEquals(AudioEffects.stretch(AudioFiles.read(TAKE), rate), first);
    assertEquals(first, changed("augment", "--chain", chain, "--seed", 3));
  }

  @Test
  void inspectingTellsDurationLevelAndBandwidth() {
    assertEquals(0, run("inspect", "--json", TAKE), err::toString);
    JsonObject report = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals(22050, report.get("sampleRateHz").getAsInt());
    assertEquals(5.09, report.get("durationSeconds").getAsDouble(), 0.01);
    assertTrue(report.get("peak").getAsDouble() > 0);
    assertEquals(0, run("inspect", TAKE), err::toString);
    assertTrue(out.toString().contains("bandwidth"), out.toString());
  }

  @Test
  void aRecordingThatIsNotThereIsOneSentence() {
    assertEquals(1, run("inspect", folder.resolve("missing.wav")));
    assertTrue(err.toString().contains("does not exist"), err.toString());
    assertEquals(1, run("stretch", "--rate", 0, TAKE, folder.resolve("y.wav")));
    assertTrue(err.toString().contains("rate is 0.0"), err.toString());
  }
}
