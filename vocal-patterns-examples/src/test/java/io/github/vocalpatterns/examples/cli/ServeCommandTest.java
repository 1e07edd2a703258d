package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command in a process of its own, as a shell starts and ends it. */
class ServeCommandTest {

  @Test
  @Timeout(120)
  void itTellsItsAddressServesThereAndEndsWhenToldTo() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      assertNotNull(line);
      Matcher address = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/").matcher(line);
      assertTrue(address.find(), line);
      HttpResponse<String> health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address.group() + "health")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertEquals(200, health.statusCode());
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it goes on");
    } finally {
      process.destroyForcibly();
    }
    assertFalse(process.isAlive());
  }

  @Test
  void aSizeThatCannotWorkIsWrongUsage() {
    CommandRun run = CommandRun.of("serve", "--max-megabytes", 0);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("maxMegabytes is 0"), run.err());
  }

  @Test
  void anAddressThatIsNoneIsNamed() {
    CommandRun run = CommandRun.of("serve", "--port", 0, "--host", "nowhere.invalid");
    assertEquals(1, run.status());
    assertEquals(
        "vocal-patterns: cannot listen at nowhere.invalid:0: no such address is known",
        run.err().strip());
  }

  @Test
  void aModelThatIsMissingIsNamed() {
    CommandRun run = CommandRun.of("serve", "--port", 0, "--model", "missing.vpm");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("missing.vpm"), run.err());
  }
}
