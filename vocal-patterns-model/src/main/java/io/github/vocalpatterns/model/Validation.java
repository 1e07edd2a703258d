package io.github.vocalpatterns.model;

import io.github.vocalpatterns.network.Network;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Measures a network on takes that stay the same. */
final class Validation {

  /** Mean cross-entropy in nats, and share of takes right. */
  record Score(double loss, double accuracy) {}

  /** Probabilities below this cost no more. */
  private static final double LEAST_PROBABILITY = 1e-7;

  private final Pictures pictures;
  private final ExecutorService executor;
  private final int ahead;

  Validation(Pictures pictures, ExecutorService executor, int ahead) {
    this.pictures = pictures;
    this.executor = executor;
    this.ahead = ahead;
  }

  Score score(Network network) throws IOException {
    int size = pictures.takes().size();
    double loss = 0;
    int right = 0;
    Prefetcher.Source<double[]> source = take -> mean(network, pictures.all(take));
    try (Prefetcher<double[]> takes = new Prefetcher<>(executor, ahead, size, source)) {
      for (int take = 0; take < size; take++) {
        double[] probabilities = takes.next();
        int truth = pictures.takes().pattern(take).ordinal();
        loss -= Math.log(Math.max(LEAST_PROBABILITY, probabilities[truth]));
        right += argmax(probabilities) == truth ? 1 : 0;
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
