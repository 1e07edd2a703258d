package io.github.vocalpatterns.modelfile;

import io.github.vocalpatterns.music.MelodicMotion;
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
 * timbre and so err elsewhere than a network does; what the two say is taken for independent
 * evidence (naive Bayes): each probability is multiplied by how probable the {@linkplain
 * MelodicMotion motion} that was heard is for that label. Immutable.
 *
 * @param ceiling the network is not sure where its confidence lies below, in [0, 1]
 * @param shiftBands by how many bands the picture is moved to look again, 0 for not at all
 * @param factors for every kind of motion one positive number a label, in the order of the labels
 */
public record SecondOpinion(
    double ceiling, int shiftBands, Map<MelodicMotion.Kind, List<Double>> factors) {

  private static final int MOST_BANDS = 64;

  /**
   * Checks and copies every value.
   *
   * @throws IllegalArgumentException if the ceiling or the shift is out of range, a kind is
   *     missing, or the factors are not positive and finite or not equally many
   */
  public SecondOpinion {
    if (!(ceiling >= 0 && ceiling <= 1)) {
      throw new IllegalArgumentException("ceiling is " + ceiling + ", it must lie between 0 and 1");
    }
    if (shiftBands < 0 || shiftBands > MOST_BANDS) {
      throw new IllegalArgumentException(
          "shiftBands is " + shiftBands + ", it must lie between 0 and " + MOST_BANDS);
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

  /** Looks again, but leaves the notes unasked: every motion is as probable for every label. */
  public static SecondOpinion looksOnly(double ceiling, int shiftBands, int labels) {
    Map<MelodicMotion.Kind, List<Double>> even = new EnumMap<>(MelodicMotion.Kind.class);
    for (MelodicMotion.Kind kind : MelodicMotion.Kind.values()) {
      even.put(kind, Collections.nCopies(labels, 1.0));
    }
    return new SecondOpinion(ceiling, shiftBands, even);
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
