package io.github.vocalpatterns.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * A source in two parts that share no group: no singer, say, whose voice the network would know
 * already when it is measured.
 *
 * @param training the greater part
 * @param validation the lesser part
 */
public record Split(TakeSource training, TakeSource validation) {

  /**
   * Draws groups at random until they hold the share of takes wanted for validation.
   *
   * @param share of the takes for validation, between 0 and 1; as near as whole groups come
   * @param seed of the draw
   * @param group tells takes that must stay together: a singer, or the name of each take to split
   *     take by take
   * @throws IllegalArgumentException if the share is not between 0 and 1, or the takes are fewer
   *     than two groups
   */
  public static Split of(TakeSource takes, double share, long seed, IntFunction<String> group) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share is " + share + ", it must lie between 0 and 1");
    }
    Map<String, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < takes.size(); i++) {
      members.computeIfAbsent(group.apply(i), name -> new ArrayList<>()).add(i);
    }
    if (members.size() < 2) {
      throw new IllegalArgumentException(
          "the takes form " + members.size() + " group, a split needs at least 2");
    }
    List<List<Integer>> groups = new ArrayList<>(members.values());
    Collections.shuffle(groups, new Random(seed));
    List<Integer> validation = new ArrayList<>(groups.remove(0));
    // A group goes where it brings the share nearer; the last one always stays for training.
    for (int i = 0; i < groups.size() && groups.size() > 1; ) {
      double missing = share * takes.size() - validation.size();
      if (groups.get(i).size() <= 2 * missing) {
        validation.addAll(groups.remove(i));
      } else {
        i++;
      }
    }
    List<Integer> training = groups.stream().flatMap(List::stream).toList();
    return new Split(takes.select(sorted(training)), takes.select(sorted(validation)));
  }

  private static int[] sorted(List<Integer> indices) {
    return indices.stream().sorted().mapToInt(Integer::intValue).toArray();
  }
}
