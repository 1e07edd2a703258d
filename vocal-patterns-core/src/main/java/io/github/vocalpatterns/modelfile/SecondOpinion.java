package io.github.vocalpatterns.modelfile;

import io.github.vocalpatterns.music.MelodicMotion;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much the notes count when the network is not sure. Rules that follow the pitch know nothing
 * of timbre and so err elsewhere than a network does; what the two say is taken for independent
 * evidence (naive Bayes): each probability is multiplied by how probable the {@linkplain
 * MelodicMotion motion} that was heard is for that label. Immutable.
 *
 * @param ceiling the notes are asked when the network's confidence lies below, in [0, 1]
 * @param factors for every kind of motion one positive number a label, in the order of the labels
 */
public record SecondOpinion(double ceiling, Map<MelodicMotion.Kind, List<Double>> factors) {

  /**
   * Checks and copies every value.
   *
   * @throws IllegalArgumentException if the ceiling is out of range, a kind is missing, or the
   *     factors are not positive and finite or not equally many
   */
  public SecondOpinion {
    if (!(ceiling >= 0 && ceiling <= 1)) {
      throw new IllegalArgumentException("ceiling is " + ceiling + ", it must lie between 0 and 1");
    }
    Map<MelodicMotion.Kind, List<Double>> copy = new EnumMap<>(MelodicMotion.Kind.class);
    for (MelodicMotion.Kind kind : MelodicMotion.Kind.values()) {
      List<Double> row = factors.get(kind);
      if (row == null || !row.stream().allMatch(f -> f > 0 && Double.isFinite(f))) {
        throw new IllegalArgumentException(
            "the factors of " + kind + " are " + row + ", they must be positive and finite");
      }
      copy.put(kind, List.copyOf(row));
    }
    if (copy.values().stream().mapToInt(List::size).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "factors is " + factors + ", there must be equally many for every kind of motion");
    }
    factors = Collections.unmodifiableMap(copy);
  }

  /** Number of labels. */
  int labels() {
    return factors.get(MelodicMotion.Kind.FREE).size();
  }

  /**
   * The probabilities after a motion was heard, adding up to 1.
   *
   * @param probabilities one a label
   */
  public double[] weigh(double[] probabilities, MelodicMotion.Kind heard) {
    double[] weighed = new double[probabilities.length];
    double sum = 0;
    for (int i = 0; i < weighed.length; i++) {
      weighed[i] = probabilities[i] * factors.get(heard).get(i);
      sum += weighed[i];
    }
    for (int i = 0; i < weighed.length; i++) {
      weighed[i] /= sum;
    }
    return weighed;
  }
}
