package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesCommandTest {

  private static final Path ROOT = Path.of("..");

  /** Text of an SVG, or what a path of text is labelled with. */
  private static final Pattern TEXT = Pattern.compile(">([^<>]*\\S[^<>]*)<");

  @TempDir private Path folder;

  private static List<String> text(Path svg) throws IOException {
    return TEXT.matcher(Files.readString(svg))
        .results()
        .map(match -> match.group(1).strip())
        .collect(Collectors.toList());
  }

  /** Fonts differ between machines, and with them places; what is said does not. */
  @ParameterizedTest
  @ValueSource(strings = {"network", "timeline", "picture"})
  void thePicturesOfTheDocumentationAreThoseOfTheSamplesAndTheShippedModel(String name)
      throws IOException {
    draw();
    List<String> now = text(folder.resolve(name + ".svg"));
    assertTrue(now.size() > 1, now.toString());
    assertEquals(
        now,
        text(ROOT.resolve("docs/pictures").resolve(name + ".svg")),
        "draw them again, as docs/how-it-works.md tells");
  }

  @Test
  void everyStepIsDrawn() throws IOException {
    draw();
    for (String name :
        List.of("waveform", "trimmed", "spectrogram", "picture", "network", "timeline")) {
      assertTrue(Files.readString(folder.resolve(name + ".svg")).contains("<svg"), name);
    }
  }

  private void draw() {
    Path samples = ROOT.resolve("samples");
    CommandRun.succeeding(
        "pictures", samples.resolve("scale.wav"), samples.resolve("arpeggio.wav"), "--out", folder);
  }
}
