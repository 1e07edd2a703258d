package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifest, train and evaluate on the layouts in which data sets come, and on a manifest. */
@TestInstance(Lifecycle.PER_CLASS)
class DatasetCommandsTest {

  /** Of singer and exercise, as VocalSet, the prototype and we ourselves lay takes out. */
  private static final String VOCAL_SET = "FULL/%1$s/%2$s/belt/%3$s_%4$s_belt_a.wav";

  private static final String PROTOTYPE = "data/raw_data/%5$s/%2$s %3$s/belt/%3$s_%4$s_belt_a.wav";
  private static final String OURS = "%5$s/%3$s/take.wav";

  private static final List<String> SINGERS = List.of("female1", "female2", "male3", "male11");

  private Path folder = Path.of("");

  @BeforeAll
  void layOutTakes(@TempDir Path shared) throws IOException {
    folder = shared;
    Path takes = folder.resolve("synthesised");
    CommandRun.succeeding("synthesize", "--count", 12, "--seed", 5, "--out", takes);
    for (String label : List.of("scale", "arpeggio", "other")) {
      List<Path> files;
      try (Stream<Path> list = Files.list(takes.resolve(label))) {
        files = new ArrayList<>(list.sorted().toList());
      }
      for (int i = 0; i < SINGERS.size(); i++) {
        String singer = SINGERS.get(i);
        String initial = singer.startsWith("f") ? "f" : "m";
        String exercise = label.equals("other") ? "long_tones" : label + "s";
        Object[] names = {
          singer,
          exercise,
          initial + singer.replaceAll("\\D", ""),
          label.equals("other") ? "long" : label + "s",
          label.equals("other") ? "other" : label + "s"
        };
        copy(files.get(i), "vocalset", String.format(VOCAL_SET, names));
        copy(files.get(i), "prototype", String.format(PROTOTYPE, names));
        copy(files.get(i), "ours", String.format(OURS, names));
      }
    }
  }

  private void copy(Path take, String layout, String name) throws IOException {
    Path target = folder.resolve(layout).resolve(name);
    Files.createDirectories(target.getParent());
    Files.copy(take, target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vocalset", "prototype", "ours"})
  void everyLayoutCanBeListedTrainedOnAndJudged(String layout) throws IOException {
    Path data = folder.resolve(layout);
    Path csv = folder.resolve(layout + ".csv");
    CommandRun listed = CommandRun.succeeding("manifest", data, "--out", csv);
    assertTrue(listed.out().contains("singers: f1 3, f2 3, m11 3, m3 3\n"), listed.out());
    assertEquals(13, Files.readAllLines(csv).size());

    Path model = folder.resolve(layout + ".vpm");
    CommandRun.succeeding(
        "train", "--data", data, "--test-singers", "f2", "--epochs", 1, "--out", model);
    for (Path source : List.of(data, csv)) {
      CommandRun judged =
          CommandRun.succeeding("evaluate", "--model", model, "--data", source, "--json");
      assertEquals(12, judged.json().get("takes").getAsInt());
    }
    CommandRun held =
        CommandRun.succeeding(
            "evaluate", "--model", model, "--data", csv, "--test-singers", "f2", "--json");
    assertEquals(3, held.json().get("takes").getAsInt());
  }

  @Test
  void crossValidationTellsWhatALeakWouldHavePromised() {
    CommandRun run =
        CommandRun.succeeding(
            "cross-validate",
            "--data",
            folder.resolve("ours"),
            "--folds",
            2,
            "--epochs",
            1,
            "--compare-leaky");
    assertTrue(run.out().contains("12 takes, accuracy"), run.out());
    assertTrue(run.out().matches("(?s).*leaky, [1-9]\\d* leaks .*% right.*"), run.out());
  }

  @Test
  void anUnreadableRecordingEndsTrainingAndIsLeftOutOfAManifest() throws IOException {
    Path data = folder.resolve("broken");
    Files.createDirectories(data.resolve("scale"));
    Files.writeString(data.resolve("scale/bad.wav"), "no sound");
    Files.copy(folder.resolve("ours/scales/f1/take.wav"), data.resolve("scale/good.wav"));

    CommandRun trained =
        CommandRun.of("train", "--data", data, "--out", folder.resolve("broken.vpm"));
    assertEquals(1, trained.status());
    assertTrue(trained.err().contains("scale/bad.wav"), trained.err());

    Path csv = folder.resolve("broken.csv");
    CommandRun listed = CommandRun.of("manifest", data, "--out", csv);
    assertEquals(1, listed.status());
    assertTrue(listed.out().contains("unreadable: scale/bad.wav"), listed.out());
    assertEquals(2, Files.readAllLines(csv).size());
  }
}
