package io.github.vocalpatterns.audio.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class CombinatorTest {

  private static final int ITEMS = 3000;

  /** Appends its name, so that the order of steps can be read off the result. */
  private static Augmentation<String> letter(String name) {
    return draw -> List.of(Step.of(name, Map.of(), text -> text + name));
  }

  private static String apply(Augmentation<String> augmentation, long item) {
    return augmentation.apply("", Draw.of(77, 0, item)).result();
  }

  private static long applied(Augmentation<String> augmentation) {
    return IntStream.range(0, ITEMS).filter(i -> !apply(augmentation, i).isEmpty()).count();
  }

  @Test
  void probabilityZeroIsNeverAndOneIsAlways() {
    assertEquals(0, applied(letter("a").p(0)));
    assertEquals(ITEMS, applied(letter("a").p(1)));
  }

  /** Four standard deviations of the binomial distribution. */
  @Test
  void probabilityIsTheShareOfItemsChanged() {
    double deviation = Math.sqrt(ITEMS * 0.3 * 0.7);
    assertEquals(0.3 * ITEMS, applied(letter("a").p(0.3)), 4 * deviation);
  }

  /** If p used up the numbers of what it guards, a new p would change every parameter. */
  @Test
  void theParametersAreTheSameWhateverTheProbability() {
    Augmentation<Waveform> gain = new Gain(-20, 20);
    List<Step<Waveform>> certain = gain.p(1).draw(Draw.of(4, 4, 4));
    List<Step<Waveform>> likely = gain.p(0.999).draw(Draw.of(4, 4, 4));
    assertEquals(certain, likely);
  }

  @Test
  void theLastProbabilityCounts() {
    assertEquals(ITEMS, applied(letter("a").p(0).p(1)));
  }

  @Test
  void composeTakesAllInTheirOrder() {
    assertEquals("abc", apply(Compose.of(letter("a"), letter("b"), letter("c")), 0));
    assertEquals("", apply(Compose.of(), 0));
  }

  @Test
  void equalAugmentationsAtTwoPlacesDrawTheirOwnParameters() {
    List<Step<Waveform>> steps =
        Compose.of(new Gain(-20, 20), new Gain(-20, 20)).draw(Draw.of(1, 1, 1));
    assertNotEquals(steps.get(0), steps.get(1));
  }

  @Test
  void anAugmentationAddedAtTheEndChangesNothingBeforeIt() {
    Augmentation<Waveform> two = Compose.of(new Gain(-20, 20), new TimeStretch(0.8, 1.25));
    Augmentation<Waveform> three =
        Compose.of(new Gain(-20, 20), new TimeStretch(0.8, 1.25), new Shift(0, 1, true));
    assertEquals(two.draw(Draw.of(1, 1, 1)), three.draw(Draw.of(1, 1, 1)).subList(0, 2));
  }

  /** Four standard deviations. */
  @Test
  void oneOfTakesExactlyOneAndEachAsOften() {
    Augmentation<String> one = OneOf.of(letter("a"), letter("b"), letter("c"), letter("d"));
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < ITEMS; i++) {
      counts.merge(apply(one, i), 1, Integer::sum);
    }
    assertEquals(Set.of("a", "b", "c", "d"), counts.keySet());
    for (int count : counts.values()) {
      assertEquals(ITEMS / 4.0, count, 4 * Math.sqrt(ITEMS * 0.25 * 0.75));
    }
  }

  /** Four standard deviations; a naive draw with repeats, or one by one, would favour some. */
  @Test
  void someOfTakesSoManyDifferentOnesInOrderAndEachAsOften() {
    Augmentation<String> some = SomeOf.of(1, 3, letter("a"), letter("b"), letter("c"), letter("d"));
    Map<Integer, Integer> sizes = new HashMap<>();
    Map<Character, Integer> letters = new HashMap<>();
    for (int i = 0; i < ITEMS; i++) {
      String taken = apply(some, i);
      assertEquals(
          taken,
          taken
              .chars()
              .distinct()
              .sorted()
              .mapToObj(Character::toString)
              .collect(Collectors.joining()));
      sizes.merge(taken.length(), 1, Integer::sum);
      taken.chars().forEach(c -> letters.merge((char) c, 1, Integer::sum));
    }
    assertEquals(Set.of(1, 2, 3), sizes.keySet());
    for (int count : sizes.values()) {
      assertEquals(ITEMS / 3.0, count, 4 * Math.sqrt(ITEMS * 2 / 9.0));
    }
    for (int count : letters.values()) {
      assertEquals(ITEMS / 2.0, count, 4 * Math.sqrt(ITEMS / 4.0));
    }
  }

  @Test
  void someOfAllIsAllAndOfNoneIsNone() {
    assertEquals("ab", apply(SomeOf.of(2, 2, letter("a"), letter("b")), 5));
    assertEquals("", apply(SomeOf.of(0, 0, letter("a"), letter("b")), 5));
  }

  @Test
  void theResultsAreTheSameInAnyOrderAndOnAnyThread(@TempDir Path folder) throws IOException {
    Path background = Sounds.wav(folder, "background.wav", Sounds.signal(3000, 8));
    Augmentation<Waveform> chain = new SomeOf<>(1, 4, Sounds.everyAugmentation(background));
    Waveform take = Sounds.signal(6000, 1);
    List<Integer> items = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
    Map<Integer, Waveform> inOrder = new HashMap<>();
    items.forEach(i -> inOrder.put(i, chain.apply(take, Draw.of(3, i % 4, i)).result()));
    Collections.shuffle(items, new Random(1));
    Map<Integer, Waveform> shuffledOnThreads =
        items.parallelStream()
            .collect(
                Collectors.toMap(i -> i, i -> chain.apply(take, Draw.of(3, i % 4, i)).result()));
    assertEquals(inOrder, shuffledOnThreads);
    assertTrue(new HashSet<>(inOrder.values()).size() > 50, "the items hardly differ");
  }

  @Test
  void theExampleOfThePackageAugments() {
    Augmentation<Waveform> chain =
        Compose.of(
            new Gain(-6, 6),
            new TimeStretch(0.8, 1.25).p(0.5),
            OneOf.of(new AddGaussianSnr(10, 40), new Reverb(0.2, 1.2, 0, 20)).p(0.8));
    Set<Integer> counts = new HashSet<>();
    for (int item = 0; item < 50; item++) {
      List<String> names = chain.draw(Draw.of(1, 0, item)).stream().map(Step::name).toList();
      assertEquals("gain", names.get(0));
      counts.add(names.size());
    }
    assertEquals(Set.of(1, 2, 3), counts);
  }

  @Test
  void anotherSeedEpochOrItemGivesAnotherResult() {
    Augmentation<Waveform> noise = new AddGaussianSnr(10, 30);
    Waveform take = Sounds.signal(500, 1);
    Set<Waveform> results = new HashSet<>();
    for (Draw draw :
        List.of(Draw.of(0, 0, 0), Draw.of(1, 0, 0), Draw.of(0, 1, 0), Draw.of(0, 0, 1))) {
      results.add(noise.apply(take, draw).result());
    }
    assertEquals(4, results.size());
  }

  @Test
  void theInputIsReturnedItselfWhenNothingWasDrawn() {
    Waveform take = Sounds.signal(10, 1);
    Augmented<Waveform> augmented = new Gain(-6, 6).p(0).apply(take, Draw.of(1, 1, 1));
    assertSame(take, augmented.result());
    assertEquals("unchanged", augmented.report().toString());
  }

  @Test
  void combinationsThatCannotWorkAreNamed() {
    assertRefused("p is 1.5, it must lie between 0 and 1", () -> letter("a").p(1.5));
    assertRefused("p is NaN, it must lie between 0 and 1", () -> letter("a").p(Double.NaN));
    assertRefused("augmentations is empty, it must hold at least one", () -> OneOf.of());
    assertRefused(
        "maxCount is 3, it must lie between 0 and 2",
        () -> SomeOf.of(1, 3, letter("a"), letter("b")));
    assertRefused(
        "minCount is 2, it must not exceed maxCount, which is 1",
        () -> SomeOf.of(2, 1, letter("a"), letter("b")));
  }

  static void assertRefused(String sentence, Executable build) {
    assertEquals(sentence, assertThrows(IllegalArgumentException.class, build).getMessage());
  }
}
