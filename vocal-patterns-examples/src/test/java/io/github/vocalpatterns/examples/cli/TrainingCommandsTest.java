package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.modelfile.ModelFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
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
    assertTrue(Files.size(folder.resolve("mine.vpm.png")) > 1000, "a picture");
    assertTrue(Files.readString(folder.resolve("mine.vpm.svg")).contains("<svg"), "a picture");

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
  void modelsOfOtherSizesAreTrainedAndTheShippedOneIsTuned() throws IOException {
    Path small = folder.resolve("small.vpm");
    CommandRun.succeeding(
        "train",
        "--synthesize",
        6,
        "--epochs",
        1,
        "--features",
        "PROTOTYPE",
        "--order",
        "PLAIN_RESHAPE",
        "--convolutions",
        "4x5/4,8x3/2",
        "--lstm-units",
        8,
        "--dense-units",
        8,
        "--class-weights",
        "balanced",
        "--label-smoothing",
        0.1,
        "--out",
        small);
    ModelFile file = ModelFile.read(small);
    assertEquals(FeatureSpec.PROTOTYPE, file.featureSpec());
    assertEquals("balanced", file.card().provenance().get("training.classWeights"));

    Path tuned = folder.resolve("tuned.vpm");
    Path chain = folder.resolve("chain.json");
    Files.writeString(chain, "{\"type\": \"gain\", \"minGainDb\": -6, \"maxGainDb\": 6}");
    CommandRun.succeeding(
        "train",
        "--from",
        "pretrained",
        "--freeze",
        "convolutions",
        "--augment",
        chain,
        "--synthesize",
        6,
        "--epochs",
        1,
        "--out",
        tuned);
    var shipped = Classifier.pretrained().model().network().layers();
    var layers = ModelFile.read(tuned).network().layers();
    assertEquals(shipped.subList(0, 8), layers.subList(0, 8));
    assertNotEquals(shipped, layers);
  }

  @Test
  void sizesThatCannotBeAreExplained() {
    Path model = folder.resolve("mine.vpm");
    CommandRun both =
        CommandRun.of(
            "train", "--synthesize", 6, "--from", "pretrained", "--lstm-units", 8, "--out", model);
    assertEquals(2, both.status());
    assertTrue(both.err().contains("leave them out"), both.err());
    CommandRun form =
        CommandRun.of("train", "--synthesize", 6, "--convolutions", "8x5", "--out", model);
    assertEquals(2, form.status());
    assertTrue(form.err().contains("8x5/2"), form.err());
    CommandRun weights =
        CommandRun.of("train", "--synthesize", 6, "--class-weights", "scale=1", "--out", model);
    assertEquals(2, weights.status());
    assertTrue(weights.err().contains("balanced"), weights.err());
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
  void aSheetShowsTakesBesideRecordings() throws IOException {
    Path takes = folder.resolve("takes");
    Path sheet = folder.resolve("sheet.png");
    CommandRun.succeeding(
        "synthesize", "--count", 2, "--out", takes, "--sheet", folder.resolve("alone.png"));
    CommandRun.succeeding("synthesize", "--count", 7, "--beside", takes, "--sheet", sheet);

    BufferedImage picture = ImageIO.read(sheet.toFile());
    // Nine pictures, six a row.
    int twoRows = 2 * ImageIO.read(folder.resolve("alone.png").toFile()).getHeight();
    assertEquals(twoRows, picture.getHeight());
    assertTrue(picture.getWidth() > 6 * 300, "six windows of 302 frames side by side");
    assertEquals(2, CommandRun.of("synthesize").status());
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
