package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands of src/training, which the full build puts beside the others. */
class TrainingCommandsTest {

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

  @Test
  void synthesizedTakesCanBeTrainedOnJudgedAndClassified() throws IOException {
    Path takes = folder.resolve("takes");
    assertEquals(0, run("synthesize", "--count", 9, "--seed", 5, "--out", takes), err::toString);
    assertEquals(10, Files.readAllLines(takes.resolve("takes.csv")).size());
    assertEquals(3, filesIn(takes.resolve("scale")));

    Path model = folder.resolve("mine.vpm");
    assertEquals(0, run("train", "--data", takes, "--epochs", 1, "--out", model), err::toString);
    assertTrue(Files.size(model) > 1_000_000, "a model file of some size");
    assertEquals(2, Files.readAllLines(folder.resolve("mine.vpm.csv")).size());

    out.getBuffer().setLength(0);
    assertEquals(0, run("evaluate", "--model", model, "--data", takes, "--json"), err::toString);
    assertEquals(
        9, JsonParser.parseString(out.toString()).getAsJsonObject().get("takes").getAsInt());
    assertEquals(0, run("classify", "--model", model, takes), err::toString);
  }

  @Test
  void theSameSeedWritesTheSameTakes() throws IOException {
    for (String name : List.of("a", "b")) {
      run(
          "synthesize",
          "--count",
          1,
          "--seed",
          8,
          "--pattern",
          "SCALE",
          "--out",
          folder.resolve(name));
    }
    String take = "scale/scale-8-000000.wav";
    assertEquals(
        -1, Files.mismatch(folder.resolve("a").resolve(take), folder.resolve("b").resolve(take)));
  }

  @Test
  void takesHaveToComeFromSomewhere() {
    assertEquals(2, run("train", "--out", folder.resolve("mine.vpm")));
    assertEquals(2, run("evaluate"));
    assertEquals(1, run("train", "--data", folder, "--out", folder.resolve("mine.vpm")));
    assertTrue(err.toString().contains("holds no recording"), err.toString());
  }

  private static long filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
