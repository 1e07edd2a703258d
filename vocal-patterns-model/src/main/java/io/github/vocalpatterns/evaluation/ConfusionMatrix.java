package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.VocalPattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many takes of each pattern were taken for which, and the scores that follow. Immutable.
 *
 * <p>Scores are those of scikit-learn with {@code zero_division=0}.
 */
public final class ConfusionMatrix {

  private static final int PATTERNS = VocalPattern.values().length;

  /** Row: truth; column: answer, the last one none. */
  private final int[][] counts;

  private ConfusionMatrix(int[][] counts) {
    this.counts = counts;
  }

  /** Counts answers; an empty one is wrong whatever the truth. */
  static ConfusionMatrix of(
      List<Judgement> judgements, Function<Judgement, Optional<VocalPattern>> answer) {
    int[][] counts = new int[PATTERNS][PATTERNS + 1];
    for (Judgement judgement : judgements) {
      int column = answer.apply(judgement).map(VocalPattern::ordinal).orElse(PATTERNS);
      counts[judgement.truth().ordinal()][column]++;
    }
    return new ConfusionMatrix(counts);
  }

  /** The counts of several. */
  static ConfusionMatrix sum(List<ConfusionMatrix> parts) {
    int[][] counts = new int[PATTERNS][PATTERNS + 1];
    for (ConfusionMatrix part : parts) {
      for (int truth = 0; truth < PATTERNS; truth++) {
        for (int answer = 0; answer <= PATTERNS; answer++) {
          counts[truth][answer] += part.counts[truth][answer];
        }
      }
    }
    return new ConfusionMatrix(counts);
  }

  /** How many takes of {@code truth} were taken for {@code answer}. */
  public int count(VocalPattern truth, VocalPattern answer) {
    return counts[truth.ordinal()][answer.ordinal()];
  }

  /** How many takes are {@code truth}, those that could not be judged included. */
  public int takes(VocalPattern truth) {
    return Arrays.stream(counts[truth.ordinal()]).sum();
  }

  /** How many takes there are. */
  public int takes() {
    return Arrays.stream(VocalPattern.values()).mapToInt(this::takes).sum();
  }

  /** How many takes were taken for what they are. */
  public int right() {
    return Arrays.stream(VocalPattern.values()).mapToInt(p -> count(p, p)).sum();
  }

  /** Share of takes right; 0 if there is none. */
  public double accuracy() {
    return share(right(), takes());
  }

  /** Of the takes taken for {@code pattern}, the share that is; 0 if none was. */
  public double precision(VocalPattern pattern) {
    return share(count(pattern, pattern), answers(pattern));
  }

  private int answers(VocalPattern pattern) {
    return Arrays.stream(VocalPattern.values()).mapToInt(truth -> count(truth, pattern)).sum();
  }

  /** Of the takes that are {@code pattern}, the share taken for it; 0 if none is. */
  public double recall(VocalPattern pattern) {
    return share(count(pattern, pattern), takes(pattern));
  }

  /** Harmonic mean of {@link #precision} and {@link #recall}; 0 if both are. */
  public double f1(VocalPattern pattern) {
    double precision = precision(pattern);
    double recall = recall(pattern);
    return share(2 * precision * recall, precision + recall);
  }

  /** Mean of {@link #f1} over the patterns that occur as truth or answer. */
  public double macroF1() {
    return Arrays.stream(VocalPattern.values())
        .filter(pattern -> takes(pattern) + answers(pattern) > 0)
        .mapToDouble(this::f1)
        .average()
        .orElse(0);
  }

  /** Row: truth; column: answer; both in the order of {@link VocalPattern}. */
  int[][] toArray() {
    return Arrays.stream(counts).map(row -> Arrays.copyOf(row, PATTERNS)).toArray(int[][]::new);
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  /** For example {@code ConfusionMatrix[[12, 0, 2], [1, 10, 0], [0, 1, 8]]}. */
  @Override
  public String toString() {
    return "ConfusionMatrix" + Arrays.deepToString(toArray());
  }
}
