package io.github.vocalpatterns.model;

import io.github.vocalpatterns.network.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Measures a network on takes that stay the same. Pictures are kept from one time to the next if
 * all of them fit into a quarter of the heap, and computed anew otherwise.
 */
final class Validation {

  /** Mean cross-entropy in nats, and share of takes right. */
  record Score(double loss, double accuracy) {}

  /** Probabilities below this cost no more. */
  private static final double LEAST_PROBABILITY = 1e-7;

  private final Pictures pictures;
  private final ExecutorService executor;
  private final int ahead;
  private final @Nullable List<List<float[]>> kept;

  Validation(Pictures pictures, ExecutorService executor, int ahead, int pictureSize) {
    this.pictures = pictures;
    this.executor = executor;
    this.ahead = ahead;
    long bytes = 4L * pictureSize * pictures.takes().size();
    this.kept = bytes <= Runtime.getRuntime().maxMemory() / 4 ? new ArrayList<>() : null;
  }

  Score score(Network network) throws IOException {
    int size = pictures.takes().size();
    boolean first = kept != null && kept.isEmpty();
    List<List<float[]>> known = kept;
    double loss = 0;
    int right = 0;
    record Seen(List<float[]> windows, double[] probabilities) {}
    Prefetcher.Source<Seen> source =
        take -> {
          boolean cached = known != null && !first;
          List<float[]> windows = cached ? known.get(take) : pictures.all(take, 0);
          return new Seen(windows, mean(network, windows));
        };
    try (Prefetcher<Seen> takes = new Prefetcher<>(executor, ahead, size, source)) {
      for (int take = 0; take < size; take++) {
        Seen seen = takes.next();
        if (first) {
          kept.add(seen.windows());
        }
        int truth = pictures.takes().pattern(take).ordinal();
        loss -= Math.log(Math.max(LEAST_PROBABILITY, seen.probabilities()[truth]));
        right += argmax(seen.probabilities()) == truth ? 1 : 0;
      }
    }
    return new Score(loss / size, (double) right / size);
  }

  private static double[] mean(Network network, List<float[]> windows) {
    double[] mean = new double[network.outputs()];
    for (float[] window : windows) {
      float[] probabilities = network.forward(window);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += probabilities[i] / windows.size();
      }
    }
    return mean;
  }

  private static int argmax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
