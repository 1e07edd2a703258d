package io.github.vocalpatterns;

import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.processes.Children;
import io.github.vocalpatterns.registry.FolderRegistry;
import io.github.vocalpatterns.registry.ModelReference;
import io.github.vocalpatterns.registry.ReloadingClassifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A program that ends while it judges: {@code return} lets {@code main} come to its end, {@code
 * exit} calls {@link System#exit} in the middle of it.
 */
final class ShutdownProcess {

  private ShutdownProcess() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    FolderRegistry registry = FolderRegistry.at(folder.resolve("models"));
    registry.add("voice", GlideModel.model());
    registry.setAlias("voice", "champion", 1);
    ReloadingClassifier live =
        ReloadingClassifier.of(registry, ModelReference.parse("voice@champion"));
    live.refreshEvery(Duration.ofMillis(10));
    Path take = folder.resolve("take.wav");
    AudioFiles.writeWav(take, GlideModel.rising(5), WavEncoding.PCM_16);

    ExecutorService threads = Executors.newFixedThreadPool(4);
    CountDownLatch judging = new CountDownLatch(8);
    for (int i = 0; i < 4; i++) {
      threads.submit(
          () -> {
            while (!Thread.currentThread().isInterrupted()) {
              live.get().classify(take);
              judging.countDown();
            }
            return null;
          });
    }
    Thread batch =
        new Thread(
            () -> {
              try {
                live.get()
                    .classifyAll(Collections.nCopies(100_000, take), result -> judging.countDown());
              } catch (InterruptedException e) {
                Children.out().println("the batch was interrupted");
              }
            });
    batch.start();
    judging.await();
    if (args[0].equals("exit")) {
      Children.out().println("exit");
      System.exit(0);
    }
    batch.interrupt();
    threads.shutdownNow();
    batch.join();
    // The timer of the live classifier was not closed: it must not keep the program alive.
    Children.out().println("main is done");
  }
}
