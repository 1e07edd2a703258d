package io.github.vocalpatterns.audio.pitch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TotalVariationTest {

  /** Zero stands for a missing value. */
  @Property(tries = 500)
  void nothingElseIsFlatterForItsDistance(
      @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 9) Integer> values,
      @ForAll @IntRange(min = 1, max = 5) int m) {
    double[] contour = values.stream().mapToDouble(v -> v == 0 ? Double.NaN : v).toArray();
    contour[0] = values.get(0);
    contour[contour.length - 1] = values.get(contour.length - 1);
    double[] flat = TotalVariation.flatten(contour, m);
    assertEquals(leastCost(contour, m), cost(contour, flat, m));
  }

  private static double cost(double[] contour, double[] flat, int m) {
    double cost = 0;
    double before = contour[0];
    for (int t = 0; t < flat.length; t++) {
      cost += Double.isNaN(contour[t]) ? 0 : Math.abs(contour[t] - flat[t]);
      cost += m * Math.abs(flat[t] - before);
      before = flat[t];
    }
    return cost + m * Math.abs(before - contour[contour.length - 1]);
  }

  /** Viterbi's algorithm over all values that occur: a minimum lies among them. */
  private static double leastCost(double[] contour, int m) {
    double[] cost = new double[10];
    for (int value = 0; value < 10; value++) {
      cost[value] = m * Math.abs(value - contour[0]);
    }
    for (double observed : contour) {
      double[] next = new double[10];
      for (int to = 0; to < 10; to++) {
        next[to] = Double.POSITIVE_INFINITY;
        for (int from = 0; from < 10; from++) {
          next[to] = Math.min(next[to], cost[from] + m * Math.abs(to - from));
        }
        next[to] += Double.isNaN(observed) ? 0 : Math.abs(observed - to);
      }
      cost = next;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int value = 0; value < 10; value++) {
      least = Math.min(least, cost[value] + m * Math.abs(value - contour[contour.length - 1]));
    }
    return least;
  }

  @Test
  void aBumpShorterThanTwoMGoesAndALongerOneStays() {
    double[] bump = new double[20];
    Arrays.fill(bump, 5, 10, 1000);
    assertArrayEquals(new double[20], TotalVariation.flatten(bump, 3));
    assertArrayEquals(bump, TotalVariation.flatten(bump, 2));
  }

  @Test
  void aStepStaysWhereItIs() {
    double[] step = new double[20];
    Arrays.fill(step, 8, 20, 7);
    assertArrayEquals(step, TotalVariation.flatten(step, 4));
  }

  @Test
  void aSteadyRiseStaysARise() {
    double[] rise = new double[30];
    Arrays.setAll(rise, t -> 10 * t);
    assertArrayEquals(rise, TotalVariation.flatten(rise, 5));
  }
}
