package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.modelfile.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of src/training, which the full build puts beside the others. */
class TrainingCommandsTest {

  @TempDir private Path folder;

  @Test
  void synthesizedTakesCanBeTrainedOnJudgedAndClassified() throws IOException {
    Path takes = folder.resolve("takes");
    CommandRun.succeeding("synthesize", "--count", 9, "--seed", 5, "--out", takes);
    assertEquals(10, Files.readAllLines(takes.resolve("takes.csv")).size());
    assertEquals(3, filesIn(takes.resolve("scale")));

    Path model = folder.resolve("mine.vpm");
    CommandRun.succeeding("train", "--data", takes, "--epochs", 1, "--out", model);
    assertTrue(Files.size(model) > 1_000_000, "a model file of some size");
    assertEquals(2, Files.readAllLines(folder.resolve("mine.vpm.csv")).size());

    CommandRun judged =
        CommandRun.succeeding("evaluate", "--model", model, "--data", takes, "--json");
    assertEquals(9, judged.json().get("takes").getAsInt());
    Path report = folder.resolve("report.html");
    Path table = folder.resolve("takes.csv");
    Path calibrated = folder.resolve("calibrated.vpm");
    CommandRun.succeeding(
        "evaluate",
        "--model",
        model,
        "--data",
        takes,
        "--report",
        report,
        "--csv",
        table,
        "--json",
        folder.resolve("report.json"),
        "--calibrate",
        calibrated);
    assertEquals(10, Files.readAllLines(table).size());
    assertTrue(Files.readString(report).contains("<h1>mine.vpm on "));
    assertTrue(Files.readString(folder.resolve("report.json")).startsWith("{"));
    assertTrue(ModelFile.read(calibrated).card().metrics().containsKey("temperature"));
    CommandRun.succeeding("classify", "--model", model, takes);
  }

  @Test
  void theSameSeedWritesTheSameTakes() throws IOException {
    for (String name : List.of("a", "b")) {
      CommandRun.succeeding(
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
    Path model = folder.resolve("mine.vpm");
    assertEquals(2, CommandRun.of("train", "--out", model).status());
    assertEquals(2, CommandRun.of("evaluate").status());
    CommandRun empty = CommandRun.of("train", "--data", folder, "--out", model);
    assertEquals(1, empty.status());
    assertTrue(empty.err().contains("holds no recording"), empty.err());
  }

  private static long filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
