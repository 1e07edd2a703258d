package io.github.vocalpatterns.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether confidence is what it says: of answers given with 80 %, 80 % should be right.
 *
 * @param bins those of fifteen equal bins of confidence, (0, 1/15] to (14/15, 1], that hold takes
 * @param expectedError the expected calibration error: the mean difference between confidence and
 *     accuracy over the bins, weighted by their takes (C. Guo, G. Pleiss, Y. Sun and K. Weinberger,
 *     On Calibration of Modern Neural Networks, 2017, equation 3); 0 to 1, 0 without takes
 */
public record Calibration(List<Bin> bins, double expectedError) {

  /** As in the paper. */
  static final int BINS = 15;

  /**
   * Takes of similar confidence.
   *
   * @param from lower end of the bin, which does not belong to it
   * @param to upper end of the bin, which does
   * @param takes how many there are
   * @param confidence their mean confidence
   * @param accuracy share of them that is right
   */
  public record Bin(double from, double to, int takes, double confidence, double accuracy) {}

  /** Keeps a copy of the bins. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /** Of the takes that could be judged. */
  static Calibration of(List<Judgement> judgements) {
    int[] takes = new int[BINS];
    int[] right = new int[BINS];
    double[] confidence = new double[BINS];
    int all = 0;
    for (Judgement judgement : judgements) {
      if (judgement.classification().isPresent()) {
        int bin = bin(judgement.confidence());
        all++;
        takes[bin]++;
        right[bin] += judgement.right() ? 1 : 0;
        confidence[bin] += judgement.confidence();
      }
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int i = 0; i < BINS; i++) {
      if (takes[i] > 0) {
        double accuracy = (double) right[i] / takes[i];
        double mean = confidence[i] / takes[i];
        bins.add(new Bin((double) i / BINS, (i + 1.0) / BINS, takes[i], mean, accuracy));
        error += Math.abs(accuracy - mean) * takes[i];
      }
    }
    return new Calibration(bins, all == 0 ? 0 : error / all);
  }

  private static int bin(double confidence) {
    int bin = (int) Math.ceil(confidence * BINS) - 1;
    return Math.max(0, Math.min(BINS - 1, bin));
  }
}
