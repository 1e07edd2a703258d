package io.github.vocalpatterns.audio.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawTest {

  /** The documented formula computed with Python's integers: other numbers break old reports. */
  @Test
  void theNumbersAreThoseOfTheFormula() {
    Draw draw = Draw.of(42, 3, 1000);
    assertEquals(8731819527316082797L, draw.nextLong());
    assertEquals(-7097370378919138408L, draw.nextLong());
    assertEquals(5219912910455546938L, draw.child(0).nextLong());
    assertEquals(4505198942824529529L, draw.child(7).nextLong());
    assertEquals(-4909333830217328376L, Draw.of(-1, 0, 0).nextLong());
  }

  @Test
  void aChildDoesNotDependOnWhatWasDrawnBefore() {
    Draw fresh = Draw.of(1, 2, 3);
    Draw used = Draw.of(1, 2, 3);
    used.uniform();
    used.child(4).uniform();
    assertEquals(fresh.child(5).nextLong(), used.child(5).nextLong());
  }

  /** Sums or shifts in place of mixing would let (seed, epoch) and (seed + 1, epoch − 1) agree. */
  @Test
  void noTwoOfManySeedsEpochsItemsAndPlacesAgree() {
    Set<Long> first = new HashSet<>();
    for (int seed = 0; seed < 12; seed++) {
      for (int epoch = 0; epoch < 12; epoch++) {
        for (int item = 0; item < 50; item++) {
          for (int place = 0; place < 12; place++) {
            first.add(Draw.of(seed, epoch, item).child(place).nextLong());
          }
        }
      }
    }
    assertEquals(12 * 12 * 50 * 12, first.size());
  }

  /** Neighbouring items must not get neighbouring numbers. The bounds are five sigmas wide. */
  @Test
  void firstNumbersOfNeighbouringItemsAreUniformAndUncorrelated() {
    int count = 20000;
    double sum = 0;
    double product = 0;
    double before = 0;
    for (int item = 0; item < count; item++) {
      double value = Draw.of(9, 0, item).uniform() - 0.5;
      sum += value;
      product += value * before;
      before = value;
    }
    assertEquals(0, sum / count, 5 * Math.sqrt(1 / 12.0 / count));
    assertEquals(0, product / count, 5 / 12.0 / Math.sqrt(count));
  }

  @Test
  void integersReachBothEndsAndNothingBeyond() {
    Draw draw = Draw.of(5, 0, 0);
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seen.add(draw.between(-2, 3));
    }
    assertEquals(Set.of(-2, -1, 0, 1, 2, 3), seen);
    int wide = draw.between(Integer.MIN_VALUE, Integer.MAX_VALUE);
    assertTrue(wide != draw.between(Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void anEmptyRangeGivesItsOneValue() {
    assertEquals(-2.3, Draw.of(1, 1, 1).uniform(-2.3, -2.3));
    assertEquals(7, Draw.of(1, 1, 1).between(7, 7));
  }
}
