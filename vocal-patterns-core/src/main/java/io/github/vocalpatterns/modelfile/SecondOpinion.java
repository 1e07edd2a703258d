package io.github.vocalpatterns.modelfile;

import io.github.vocalpatterns.music.MelodicMotion;
import io.github.vocalpatterns.music.MelodyTrait;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is done when the network is not sure.
 *
 * <p>It looks again, at the picture moved up and down by some bands: where bands are spaced
 * logarithmically, that is the same take in other keys. The mean of the three looks counts.
 *
 * <p>If it still is not sure, the notes count, too. Rules that follow the pitch know nothing of
 * timbre and so err elsewhere than a network does. To the logarithm of each probability is added
 * what the {@linkplain MelodyTrait traits} of the melody say for that label, each times its weight,
 * and the sums become probabilities again (multinomial logistic regression, with the network's
 * answer as offset). Immutable.
 *
 * @param ceiling the network is not sure where its confidence lies below, in [0, 1]
 * @param shiftBands by how many bands the picture is moved to look again, 0 for not at all
 * @param biases what speaks for each label before any trait does, in the order of the labels
 * @param weights of every trait one number a label
 */
public record SecondOpinion(
    double ceiling, int shiftBands, List<Double> biases, Map<MelodyTrait, List<Double>> weights) {

  private static final int MOST_BANDS = 64;

  /** A float's softmax may say 0, which no notes could ever change. */
  private static final double LEAST_PROBABILITY = 1e-5;

  /**
   * Checks and copies every value.
   *
   * @throws IllegalArgumentException if the ceiling or the shift is out of range, a trait is
   *     missing, or the biases and weights are not finite or not equally many
   */
  public SecondOpinion {
    if (!(ceiling >= 0 && ceiling <= 1)) {
      throw new IllegalArgumentException("ceiling is " + ceiling + ", it must lie between 0 and 1");
    }
    if (shiftBands < 0 || shiftBands > MOST_BANDS) {
      throw new IllegalArgumentException(
          "shiftBands is " + shiftBands + ", it must lie between 0 and " + MOST_BANDS);
    }
    biases = List.copyOf(biases);
    requireFinite("biases", biases, biases.size());
    Map<MelodyTrait, List<Double>> copy = new EnumMap<>(MelodyTrait.class);
    for (MelodyTrait trait : MelodyTrait.values()) {
      List<Double> row = weights.get(trait);
      requireFinite("weights of " + trait, row == null ? List.of() : row, biases.size());
      copy.put(trait, List.copyOf(row));
    }
    weights = Collections.unmodifiableMap(copy);
  }

  private static void requireFinite(String name, List<Double> row, int size) {
    if (row.isEmpty() || row.size() != size || !row.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "the %s are %s, they must be finite and one a label".formatted(name, row));
    }
  }

  /** Looks again, but leaves the notes unasked: no trait speaks for any label. */
  public static SecondOpinion looksOnly(double ceiling, int shiftBands, int labels) {
    List<Double> none = Collections.nCopies(labels, 0.0);
    Map<MelodyTrait, List<Double>> weights = new EnumMap<>(MelodyTrait.class);
    for (MelodyTrait trait : MelodyTrait.values()) {
      weights.put(trait, none);
    }
    return new SecondOpinion(ceiling, shiftBands, none, weights);
  }

  /** Number of labels. */
  int labels() {
    return biases.size();
  }

  /**
   * The probabilities after a melody was heard, adding up to 1.
   *
   * @param probabilities one a label; those below 1e-5 count as 1e-5
   */
  public double[] weigh(double[] probabilities, MelodicMotion heard) {
    double[] weighed = new double[probabilities.length];
    for (int i = 0; i < weighed.length; i++) {
      weighed[i] = Math.log(Math.max(LEAST_PROBABILITY, probabilities[i])) + biases.get(i);
    }
    for (MelodyTrait trait : MelodyTrait.values()) {
      double much = trait.of(heard);
      for (int i = 0; i < weighed.length; i++) {
        weighed[i] += much * weights.get(trait).get(i);
      }
    }
    double greatest = Arrays.stream(weighed).max().orElseThrow();
    double sum = 0;
    for (int i = 0; i < weighed.length; i++) {
      weighed[i] = Math.exp(weighed[i] - greatest);
      sum += weighed[i];
    }
    for (int i = 0; i < weighed.length; i++) {
      weighed[i] /= sum;
    }
    return weighed;
  }
}
