package io.github.vocalpatterns.registry;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureKind;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.batch.FeatureBatch;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.processes.Children;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A program that has a small disk of its own, fills it and takes the right to write away, and
 * writes all that this library writes. Says "all held" if nothing was lost.
 */
final class FaultyDiskProcess {

  /** Something that writes. */
  private interface Write {
    void run() throws Exception;
  }

  private final Path disk;
  private final Path model;
  private final Path sound;
  private final ModelRegistry registry;
  private final Map<String, Write> writes;

  private FaultyDiskProcess(Path disk) {
    this.disk = disk;
    this.model = disk.resolve("kept.vpm");
    this.sound = disk.resolve("kept.wav");
    this.registry = FolderRegistry.at(disk.resolve("models"));
    this.writes =
        Map.of(
            "save a model", () -> Models.numbered(2).write(model),
            "write a sound", () -> AudioFiles.writeWav(sound, tone(2), WavEncoding.PCM_16),
            "add a version", () -> registry.add("voice", Models.numbered(3)),
            "promote", () -> registry.setAlias("voice", "champion", 1),
            "roll back", () -> registry.rollback("voice", "champion"));
  }

  private static Waveform tone(int periods) {
    float[] samples = new float[8000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * periods * i / 100));
    }
    return Waveform.of(samples, 8000);
  }

  public static void main(String[] args) throws Exception {
    FaultyDiskProcess process = new FaultyDiskProcess(Path.of(args[0]));
    process.keepSomething();
    process.fillAndTry();
    process.forbidAndTry();
    Children.out().println("all held");
  }

  private void keepSomething() throws IOException {
    Models.numbered(1).write(model);
    AudioFiles.writeWav(sound, tone(1), WavEncoding.PCM_16);
    registry.add("voice", Models.numbered(1));
    registry.add("voice", Models.numbered(2));
    registry.setAlias("voice", "champion", 1);
    registry.setAlias("voice", "champion", 2);
  }

  private void fillAndTry() throws Exception {
    Path filler = disk.resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE_NEW)) {
      while (true) {
        out.write(1);
      }
    } catch (IOException e) {
      require(e.getMessage().contains("No space left"), e.toString());
    }
    requireNothingIsLost("No space left");
    Files.delete(filler);
    Models.numbered(1).write(model);
  }

  private void forbidAndTry() throws Exception {
    remount("ro");
    requireNothingIsLost("Read-only");
    remount("rw");
    for (Write write : writes.values()) {
      write.run();
    }
  }

  private void remount(String how) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("mount", "-o", "remount," + how, disk.toString()).start().waitFor();
    require(exit == 0, "the disk could not be mounted " + how);
  }

  private void requireNothingIsLost(String reason) throws Exception {
    Map<String, String> before = contents();
    for (Map.Entry<String, Write> write : writes.entrySet()) {
      requireRefused(write.getKey(), write.getValue(), reason);
    }
    require(Models.numberOf(registry.load("voice@champion").file()) == 2, "the champion");
    requireCachesAreNoObstacle();
    require(before.equals(contents()), "there is now " + contents() + ", there was " + before);
  }

  private void requireRefused(String what, Write write, String reason) {
    try {
      write.run();
    } catch (Exception e) {
      String message = String.valueOf(e.getMessage());
      boolean clear =
          e instanceof IOException
              && message.contains(reason)
              && message.contains(disk.toString())
              && message.lines().count() == 1;
      require(clear, "to " + what + " ends in " + e);
      return;
    }
    require(false, "to " + what + " was possible");
  }

  /** What only saves time must not fail for want of space. */
  private void requireCachesAreNoObstacle() throws Exception {
    FeatureBatch.of(AudioFeatures.of(FeatureSpec.DEFAULT), FeatureKind.MEL)
        .withThreads(1)
        .withCache(disk)
        .run(List.of(sound), result -> require(result.failure() == null, result.toString()));
    try (FakeServer server = new FakeServer()) {
      server.offer(1, Models.numbered(5).toBytes());
      MlflowRegistry remote = MlflowRegistry.of(server.settings(disk.resolve("cache")));
      require(Models.numberOf(remote.load("voice@champion").file()) == 5, "the remote champion");
    }
  }

  /** Every file but empty folders: one that was made for a draft is no loss. */
  private Map<String, String> contents() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(disk)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(disk.relativize(path).toString(), Sha256.of(Files.readAllBytes(path)));
      }
    }
    return files;
  }

  private static void require(boolean held, String what) {
    if (!held) {
      throw new AssertionError(what);
    }
  }
}
