package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class ClassifyCommandTest {

  private static final Path SAMPLES = Path.of("..", "samples");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"scale.wav, SCALE", "arpeggio.wav, ARPEGGIO", "other.wav, OTHER"})
  void theSamplesAreWhatTheirNamesSay(String name, String pattern) {
    CommandRun run = CommandRun.of("classify", "--json", SAMPLES.resolve(name));
    assertEquals(0, run.status(), run.err());
    assertEquals(pattern, run.jsonLines().get(0).get("pattern").getAsString());
  }

  @Test
  void aJsonLineHoldsTheWholeAnswer() {
    JsonObject answer =
        CommandRun.of("classify", "--json", SAMPLES.resolve("scale.wav")).jsonLines().get(0);
    assertEquals(
        List.of(
            "file",
            "pattern",
            "confidence",
            "probabilities",
            "durationSeconds",
            "doubts",
            "timeline",
            "windows"),
        List.copyOf(answer.keySet()));
    JsonObject probabilities = answer.getAsJsonObject("probabilities");
    assertEquals(List.of("ARPEGGIO", "OTHER", "SCALE"), List.copyOf(probabilities.keySet()));
    double sum = 0;
    for (String pattern : probabilities.keySet()) {
      sum += probabilities.get(pattern).getAsDouble();
    }
    assertEquals(1, sum, 1e-5);
    assertEquals(
        probabilities.get("SCALE").getAsDouble(), answer.get("confidence").getAsDouble(), 0);
    JsonObject window = answer.getAsJsonArray("windows").get(0).getAsJsonObject();
    assertEquals(
        List.of("startSeconds", "endSeconds", "pattern", "confidence"),
        List.copyOf(window.keySet()));
  }

  /** The sample is an arpeggio through a chord, whatever the network is. */
  @Test
  void anExplanationTellsTheNotesThatWereHeard() {
    Path file = SAMPLES.resolve("arpeggio.wav");
    JsonObject told =
        CommandRun.of("classify", "--explain", "--json", file)
            .jsonLines()
            .get(0)
            .getAsJsonObject("explanation");
    assertEquals("ARPEGGIO", told.get("patternOfNotes").getAsString());
    assertTrue(told.get("agrees").getAsBoolean());
    assertTrue(told.getAsJsonArray("notes").size() >= 4, told.toString());
    assertTrue(told.get("leaps").getAsInt() > told.get("steps").getAsInt(), told.toString());
    CommandRun forPeople = CommandRun.of("classify", "--explain", file);
    assertTrue(forPeople.out().contains("the notes say the same"), forPeople.out());
  }

  @Test
  void theAnswerForAPersonIsOneLineAFile() {
    CommandRun run =
        CommandRun.of("classify", SAMPLES.resolve("scale.wav"), SAMPLES.resolve("other.wav"));
    assertEquals(0, run.status());
    assertEquals(2, run.out().lines().count());
    assertTrue(run.out().startsWith("SCALE"), run.out());
  }

  @Test
  void aTableHasOneLineAFileAndSaysWhatCouldNotBeJudged() throws IOException {
    Path odd = folder.resolve("odd, \"name\".wav");
    Files.writeString(odd, "no sound");
    CommandRun run = CommandRun.of("classify", "--csv", SAMPLES.resolve("scale.wav"), odd);
    assertEquals(1, run.status());
    List<String> lines = run.out().lines().toList();
    assertEquals(3, lines.size());
    assertEquals(
        "file,pattern,confidence,arpeggio,other,scale,durationSeconds,doubts,error", lines.get(0));
    assertTrue(lines.get(1).matches(".*scale\\.wav,SCALE(,\\d\\.\\d{6}){5},,"), lines.get(1));
    assertTrue(lines.get(2).contains("odd, \"\"name\"\".wav\",,,,,,,,"), lines.get(2));
    assertTrue(lines.get(2).contains("is not a recording this library reads"), lines.get(2));
  }

  @Test
  void formatsThatExcludeEachOtherAreWrongUsage() {
    Path file = SAMPLES.resolve("scale.wav");
    assertEquals(2, CommandRun.of("classify", "--csv", "--json", file).status());
    CommandRun run = CommandRun.of("classify", "--csv", "--explain", file);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("not with --csv"), run.err());
  }

  @Test
  void coloursAreForTerminals() {
    Path file = SAMPLES.resolve("scale.wav");
    assertFalse(CommandRun.of("classify", file).out().contains("\u001b"));
    StringWriter out = new StringWriter();
    CommandLine terminal =
        Main.commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.ON));
    terminal.setOut(new PrintWriter(out)).execute("classify", file.toString());
    assertTrue(
        out.toString().matches("(?s)\u001b\\[.*SCALE *\u001b\\[.*scale\\.wav\\s*"), out.toString());
  }

  /** As {@code head} does once it has its lines. */
  @Test
  void classifyingEndsWhenNobodyReadsAnyMore() {
    Writer closed =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine().setOut(new PrintWriter(closed));
    commandLine.setErr(new PrintWriter(err));
    assertEquals(1, commandLine.execute("classify", SAMPLES.toString()));
    assertEquals("", err.toString());
  }

  @Test
  void everyBadFileGetsOneSentenceThatNamesItAndStopsNothing() throws IOException {
    Path silence = write("silence.wav", new float[44100]);
    Path shortClip = write("short.wav", tone(4410));
    Path empty = Files.createFile(folder.resolve("empty.wav"));
    Path text = Files.writeString(folder.resolve("text.wav"), "These are words, not sound.\n");
    Path nan = Files.write(folder.resolve("nan.wav"), floatWav(Float.NaN));
    Path good = Files.copy(SAMPLES.resolve("scale.wav"), folder.resolve("good.wav"));

    CommandRun run = CommandRun.of("classify", "--json", folder);

    assertEquals(1, run.status());
    List<JsonObject> answers = run.jsonLines();
    assertEquals(
        List.of(empty, good, nan, shortClip, silence, text).stream().map(Path::toString).toList(),
        answers.stream().map(answer -> answer.get("file").getAsString()).toList());
    for (JsonObject answer : answers) {
      String file = answer.get("file").getAsString();
      if (file.equals(good.toString())) {
        assertFalse(answer.has("error"));
        continue;
      }
      String error = answer.get("error").getAsString();
      assertTrue(error.contains(file), error);
      assertEquals(1, error.lines().count(), error);
      assertTrue(run.err().contains(error), run.err());
    }
    assertTrue(error(answers, "empty").contains("is empty"), error(answers, "empty"));
    assertTrue(error(answers, "silence").contains("silent"), error(answers, "silence"));
    assertTrue(error(answers, "short").contains("0.1"), error(answers, "short"));
    assertTrue(error(answers, "nan").contains("NaN"), error(answers, "nan"));
    assertTrue(error(answers, "text").contains("not a recording"), error(answers, "text"));
  }

  private static String error(List<JsonObject> answers, String name) {
    return answers.stream()
        .filter(answer -> answer.get("file").getAsString().endsWith(name + ".wav"))
        .findFirst()
        .orElseThrow()
        .get("error")
        .getAsString();
  }

  @Test
  void aFileThatIsNotThereIsAnErrorBesideTheGoodOnes() {
    CommandRun run =
        CommandRun.of(
            "classify", "--json", folder.resolve("missing.wav"), SAMPLES.resolve("scale.wav"));
    assertEquals(1, run.status());
    assertTrue(run.jsonLines().get(0).get("error").getAsString().contains("does not exist"));
    assertEquals("SCALE", run.jsonLines().get(1).get("pattern").getAsString());
  }

  @Test
  void aFolderWithoutRecordingsIsAnError() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "no sound here");
    CommandRun run = CommandRun.of("classify", "--json", folder);
    assertEquals(1, run.status());
    assertTrue(run.jsonLines().get(0).get("error").getAsString().contains("holds no recordings"));
  }

  @Test
  void aModelThatIsNoneIsRefusedInOneSentence() throws IOException {
    Path model = Files.writeString(folder.resolve("mine.vpm"), "not a model");
    CommandRun run = CommandRun.of("classify", "--model", model, SAMPLES.resolve("scale.wav"));
    assertEquals(1, run.status());
    assertTrue(run.err().contains(model.toString()), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void noFileAtAllIsWrongUsage() {
    assertEquals(2, CommandRun.of("classify").status());
    assertEquals(2, CommandRun.of("clasify", "take.wav").status());
  }

  private Path write(String name, float[] samples) throws IOException {
    Path file = folder.resolve(name);
    AudioFiles.writeWav(file, Waveform.of(samples, 44100), WavEncoding.PCM_16);
    return file;
  }

  private static float[] tone(int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * 220 * i / 44100));
    }
    return samples;
  }

  /** A second of float samples that AudioFiles would refuse to write. */
  private static byte[] floatWav(float sample) {
    ByteBuffer wav = ByteBuffer.allocate(44 + 4 * 22050).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII));
    wav.putInt(36 + 4 * 22050);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
    wav.putInt(16).putShort((short) 3).putShort((short) 1).putInt(22050).putInt(4 * 22050);
    wav.putShort((short) 4).putShort((short) 32);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(4 * 22050);
    while (wav.hasRemaining()) {
      wav.putFloat(sample);
    }
    return wav.array();
  }
}
