package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vocalpatterns.processes.Children;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed as {@code kill -9} does, and a real full disk. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class InterruptionTest {

  /** Batches of an epoch and its end, a line each. */
  private static final int LINES_OF_AN_EPOCH = 7;

  @TempDir Path folder;

  private Path checkpoint = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void nameFiles() {
    checkpoint = folder.resolve("tones.checkpoint");
    model = folder.resolve("tones.vpm");
  }

  @Test
  void aTrainingKilledAtAnyMomentsEndsInTheBytesOfOneThatWasLeftAlone() throws Exception {
    SplittableRandom random = new SplittableRandom(20_260);
    killAfterLines(LINES_OF_AN_EPOCH + random.nextInt(LINES_OF_AN_EPOCH), random.nextInt(30));
    int first = Checkpoint.read(checkpoint).epochs().size();
    assertTrue(first >= 1, () -> first + " epochs");

    killWhileItWritesTheCheckpoint();
    assertEquals(first, Checkpoint.read(checkpoint).epochs().size());

    killAfterLines(1 + random.nextInt(2 * LINES_OF_AN_EPOCH), random.nextInt(30));

    Process last = start();
    String output = new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, last.waitFor(), this::errors);
    assertTrue(!output.contains("epoch 1\n"), output);
    Path undisturbed = folder.resolve("undisturbed.vpm");
    VocalPatternModel whole = Tones.model(1);
    TonesTraining.train(whole, null, TrainingListener.NONE);
    whole.save(undisturbed);
    assertEquals(-1, Files.mismatch(undisturbed, model));
  }

  private Process start() throws IOException {
    return Children.start(
        TonesTraining.class, folder.resolve("errors"), List.of("-Xmx512m"), checkpoint, model);
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void killAfterLines(int lines, int milliseconds) throws Exception {
    Process process = start();
    try (BufferedReader out = process.inputReader()) {
      for (int i = 0; i < lines; i++) {
        assertNotNull(out.readLine(), this::errors);
      }
      Thread.sleep(milliseconds);
      process.destroyForcibly().waitFor();
    }
  }

  /**
   * A pipe stands where the checkpoint is written to: it takes less than all of it and makes the
   * writer wait, which is when the writer is killed.
   */
  private void killWhileItWritesTheCheckpoint() throws Exception {
    Path part = folder.resolve("tones.checkpoint.part");
    Files.deleteIfExists(part);
    assumeTrue(
        new ProcessBuilder("mkfifo", part.toString()).start().waitFor() == 0, "needs mkfifo");
    byte[] before = Files.readAllBytes(checkpoint);
    Process process = start();
    byte[] written;
    try (InputStream pipe = Files.newInputStream(part)) {
      int first = pipe.read();
      assertTrue(process.isAlive(), this::errors);
      process.destroyForcibly().waitFor();
      byte[] rest = pipe.readAllBytes();
      written = new byte[1 + rest.length];
      written[0] = (byte) first;
      System.arraycopy(rest, 0, written, 1, rest.length);
    }
    assertTrue(written.length < before.length, () -> written.length + " of " + before.length);
    assertArrayEquals(before, Files.readAllBytes(checkpoint));
    // What the killed process would have left behind on a disk.
    Files.delete(part);
    Files.write(part, written);
  }

  @Test
  void aFullDiskLeavesTheFormerCheckpointAndTheBestModel() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "needs /dev/full");
    VocalPatternModel two = Tones.model(1);
    assertThrows(
        IllegalStateException.class,
        () ->
            TonesTraining.train(
                two,
                checkpoint,
                new TrainingListener() {
                  @Override
                  public void epochDone(EpochResult epoch) {
                    if (epoch.epoch() == 2) {
                      throw new IllegalStateException("enough");
                    }
                  }
                }));
    byte[] former = Files.readAllBytes(checkpoint);
    Files.createSymbolicLink(folder.resolve("tones.checkpoint.part"), full);
    VocalPatternModel three = Tones.model(1);

    IOException e =
        assertThrows(
            IOException.class, () -> TonesTraining.train(three, checkpoint, TrainingListener.NONE));

    assertTrue(
        e.getMessage()
            .matches(
                "the checkpoint .*tones.checkpoint cannot be written after epoch 3 \\(.+\\); make"
                    + " room .*"),
        e.getMessage());
    assertArrayEquals(former, Files.readAllBytes(checkpoint));
    assertTrue(three.export().card().metrics().containsKey("validation.loss"));
    // Room was made: the failed attempt took its file away.
    VocalPatternModel resumed = Tones.model(1);
    TonesTraining.train(resumed, checkpoint, TrainingListener.NONE);
    VocalPatternModel whole = Tones.model(1);
    TonesTraining.train(whole, null, TrainingListener.NONE);
    assertEquals(whole.export().network().layers(), resumed.export().network().layers());
  }
}
