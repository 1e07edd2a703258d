package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.VocalPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Deals groups of takes out to parts: each goes where it brings the shares of the patterns nearest
 * to those wanted. Of several shuffled deals, the best is kept.
 */
final class StratifiedDraw {

  private static final int PATTERNS = VocalPattern.values().length;
  private static final int DEALS = 20;
  private static final double EQUAL = 1e-12;

  /** The takes of a group, and how many of each pattern. */
  private record Group(List<Integer> members, int[] counts) {}

  private final int size;
  private final double[] shares;
  private final int[] totals = new int[PATTERNS];
  private final List<Group> groups = new ArrayList<>();

  StratifiedDraw(TakeSource takes, IntFunction<String> group, double[] shares) {
    this.size = takes.size();
    this.shares = shares;
    Map<String, TreeMap<String, Integer>> members = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      // Names make the draw independent of the order; the index keeps equal names apart.
      members
          .computeIfAbsent(group.apply(i), name -> new TreeMap<>())
          .put(takes.name(i) + '\n' + i, i);
    }
    if (members.size() < shares.length) {
      throw new IllegalArgumentException(
          "the takes form "
              + members.size()
              + (members.size() == 1 ? " group" : " groups")
              + ", a split needs at least "
              + shares.length);
    }
    for (TreeMap<String, Integer> named : members.values()) {
      Group next = new Group(List.copyOf(named.values()), new int[PATTERNS]);
      for (int index : next.members()) {
        next.counts()[takes.pattern(index).ordinal()]++;
        totals[takes.pattern(index).ordinal()]++;
      }
      groups.add(next);
    }
  }

  /** The part of each take. */
  int[] draw(long seed) {
    Random random = new Random(seed);
    int[] best = new int[0];
    double least = Double.POSITIVE_INFINITY;
    for (int deal = 0; deal < DEALS; deal++) {
      List<Group> shuffled = new ArrayList<>(groups);
      Collections.shuffle(shuffled, random);
      int[][] counts = new int[shares.length][PATTERNS];
      int[] part = deal(shuffled, counts);
      double cost = cost(counts);
      if (cost < least - EQUAL) {
        least = cost;
        best = part;
      }
    }
    return best;
  }

  private int[] deal(List<Group> shuffled, int[][] counts) {
    int[] partOfTake = new int[size];
    int[] groupsIn = new int[shares.length];
    for (int g = 0; g < shuffled.size(); g++) {
      Group group = shuffled.get(g);
      int empty = 0;
      for (int in : groupsIn) {
        empty += in == 0 ? 1 : 0;
      }
      boolean onlyEmpty = shuffled.size() - g <= empty;
      int part = bestPart(group, counts, groupsIn, onlyEmpty);
      groupsIn[part]++;
      for (int p = 0; p < PATTERNS; p++) {
        counts[part][p] += group.counts()[p];
      }
      for (int index : group.members()) {
        partOfTake[index] = part;
      }
    }
    return partOfTake;
  }

  private int bestPart(Group group, int[][] counts, int[] groupsIn, boolean onlyEmpty) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    double fullness = Double.POSITIVE_INFINITY;
    for (int part = 0; part < shares.length; part++) {
      if (onlyEmpty && groupsIn[part] > 0) {
        continue;
      }
      double change = 0;
      double filled = 0;
      for (int p = 0; p < PATTERNS; p++) {
        if (totals[p] > 0) {
          double before = (double) counts[part][p] / totals[p] - shares[part];
          double added = (double) group.counts()[p] / totals[p];
          change += 2 * before * added + added * added;
          filled += counts[part][p] / shares[part];
        }
      }
      boolean equal = Math.abs(change - least) <= EQUAL;
      if (!equal && change < least || equal && filled < fullness) {
        best = part;
        least = change;
        fullness = filled;
      }
    }
    return best;
  }

  private double cost(int[][] counts) {
    double cost = 0;
    for (int part = 0; part < shares.length; part++) {
      for (int p = 0; p < PATTERNS; p++) {
        if (totals[p] > 0) {
          double off = (double) counts[part][p] / totals[p] - shares[part];
          cost += off * off;
        }
      }
    }
    return cost;
  }
}
