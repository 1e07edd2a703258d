package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vocalpatterns.Classifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {

  @TempDir private Path folder;

  private CommandRun models(Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "models";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--registry";
    all[arguments.length + 2] = folder.resolve("registry");
    return CommandRun.of(all);
  }

  private String succeeding(Object... arguments) {
    CommandRun run = models(arguments);
    assertEquals(0, run.status(), run.err());
    return run.out().strip();
  }

  @Test
  void aModelIsAddedPromotedListedShownVerifiedAndRolledBack() throws IOException {
    Path file = folder.resolve("mine.vpm");
    Classifier.pretrained().model().write(file);
    assertEquals("voice/1", succeeding("add", file, "--name", "voice", "--metric", "macroF1=0.5"));
    assertEquals("voice/2", succeeding("add", file, "--name", "voice", "--tag", "singers=F1"));
    assertEquals("voice@champion is voice/1", succeeding("promote", "voice/1"));
    assertEquals("voice@champion is voice/2", succeeding("promote", "voice/2"));
    assertEquals("voice@spare is voice/1", succeeding("promote", "voice/1", "--alias", "spare"));

    String list = succeeding("list");
    assertEquals(2, list.lines().count(), list);
    assertTrue(list.lines().findFirst().orElseThrow().contains("macroF1 0.5000"), list);
    assertTrue(list.endsWith("@champion"), list);

    List<JsonObject> lines =
        succeeding("list", "--json")
            .lines()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .toList();
    assertEquals(2, lines.size());
    assertEquals(2, lines.get(1).get("version").getAsInt());
    assertEquals("F1", lines.get(1).getAsJsonObject("tags").get("singers").getAsString());
    assertEquals("champion", lines.get(1).getAsJsonArray("aliases").get(0).getAsString());

    String shown = succeeding("show", "voice@champion");
    assertTrue(shown.contains("tag            singers = F1"), shown);
    assertTrue(shown.contains("labels         arpeggio, other, scale"), shown);
    assertTrue(succeeding("show", file).contains("provenance"));

    assertTrue(succeeding("verify", "voice@champion", file).endsWith("mine.vpm is sound"));
    assertEquals("voice@champion is voice/1", succeeding("rollback", "voice"));
  }

  @Test
  void whatIsWrongIsOneSentence() throws IOException {
    Path text = Files.writeString(folder.resolve("text.vpm"), "no model");
    for (CommandRun run :
        new CommandRun[] {
          models("show", "voice@champion"),
          models("show", "../voice"),
          models("verify", text),
          models("verify", folder.resolve("missing.vpm")),
          models("promote", "voice/1"),
          models("rollback", "voice"),
          models("list", "voice"),
          models("add", text, "--name", "voice")
        }) {
      assertEquals(1, run.status(), run.out());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().startsWith("vocal-patterns: "), run.err());
    }
    assertEquals(2, models().status());
  }

  @Test
  void anEmptyRegistryListsNothing() {
    assertEquals("", succeeding("list"));
  }
}
