package io.github.vocalpatterns.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A source in two parts that share no group: no singer, say, whose voice the network would know
 * already when it is measured.
 *
 * <pre>{@code
 * Split split = Split.of(training, 0.2, seed, Grouping.SINGER.of(training));
 * LeakDetector.reading().requireNone(split, Grouping.SINGER);
 * }</pre>
 *
 * <p>Groups are drawn at random such that every pattern comes as near to its share in every part as
 * whole groups allow. The draw depends on the seed and the names of takes and groups, not on their
 * order.
 *
 * @param training the greater part
 * @param validation the lesser part
 */
public record Split(TakeSource training, TakeSource validation) {

  /**
   * Splits by a ratio.
   *
   * @param share of the takes for validation, between 0 and 1; as near as whole groups come
   * @param seed of the draw
   * @param group tells takes that must stay together: see {@link Grouping#of}
   * @throws IllegalArgumentException if the share is not between 0 and 1, or the takes are fewer
   *     than two groups
   */
  public static Split of(TakeSource takes, double share, long seed, IntFunction<String> group) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share is " + share + ", it must lie between 0 and 1");
    }
    double[] shares = {1 - share, share};
    int[] part = new StratifiedDraw(takes, group, shares).draw(seed);
    return new Split(part(takes, part, 0, true), part(takes, part, 1, true));
  }

  /**
   * Splits k-fold: every take is in the validation part of exactly one split.
   *
   * @param folds number of splits, at least 2
   * @throws IllegalArgumentException if there are fewer than two folds, or fewer groups than folds
   */
  public static List<Split> folds(
      TakeSource takes, int folds, long seed, IntFunction<String> group) {
    if (folds < 2) {
      throw new IllegalArgumentException("folds is " + folds + ", it must be at least 2");
    }
    double[] shares = new double[folds];
    Arrays.fill(shares, 1.0 / folds);
    int[] part = new StratifiedDraw(takes, group, shares).draw(seed);
    return IntStream.range(0, folds)
        .mapToObj(fold -> new Split(part(takes, part, fold, false), part(takes, part, fold, true)))
        .toList();
  }

  /**
   * Some singers for validation, all others for training.
   *
   * @throws IllegalArgumentException if a singer has no take, or a part would be empty
   */
  public static Split ofSingers(TakeSource takes, Set<String> validationSingers) {
    int[] part = new int[takes.size()];
    Set<String> missing = new TreeSet<>(validationSingers);
    for (int i = 0; i < part.length; i++) {
      part[i] = validationSingers.contains(takes.singer(i)) ? 1 : 0;
      missing.remove(takes.singer(i));
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("there is no take of the singers " + missing);
    }
    if (Arrays.stream(part).sum() == part.length) {
      throw new IllegalArgumentException("there is no take of another singer to train on");
    }
    return new Split(part(takes, part, 0, true), part(takes, part, 1, true));
  }

  /**
   * The split that VocalSet's authors published: the singers f2, f8, m3, m5 and m10 are for tests.
   *
   * @throws IllegalArgumentException if a take is by nobody of VocalSet, or a test singer is
   *     missing
   */
  public static Split vocalSet(TakeSource takes) {
    for (int i = 0; i < takes.size(); i++) {
      if (!TakeNames.isOfVocalSet(takes.singer(i))) {
        throw new IllegalArgumentException(
            takes.name(i)
                + " is by \""
                + takes.singer(i)
                + "\", the singers of VocalSet are f1 to f9 and m1 to m11");
      }
    }
    return ofSingers(takes, vocalSetTestSingers());
  }

  /** The singers that VocalSet's authors keep for tests. */
  public static Set<String> vocalSetTestSingers() {
    return new TreeSet<>(TakeNames.VOCAL_SET_TEST_SINGERS);
  }

  private static TakeSource part(TakeSource takes, int[] part, int number, boolean inside) {
    return takes.select(
        IntStream.range(0, part.length).filter(i -> (part[i] == number) == inside).toArray());
  }
}
