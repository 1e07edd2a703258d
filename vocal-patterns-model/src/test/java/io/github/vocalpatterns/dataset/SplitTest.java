package io.github.vocalpatterns.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTest {

  private record Take(String name, VocalPattern pattern, String singer) {}

  private record Takes(List<Take> takes) implements TakeSource {
    @Override
    public int size() {
      return takes.size();
    }

    @Override
    public VocalPattern pattern(int index) {
      return takes.get(index).pattern();
    }

    @Override
    public String name(int index) {
      return takes.get(index).name();
    }

    @Override
    public String singer(int index) {
      return takes.get(index).singer();
    }

    @Override
    public Waveform waveform(int index, int epoch) {
      return Waveform.of(new float[] {index}, 8000);
    }
  }

  /** Singers and patterns in unequal numbers. */
  private static Takes takes(int size, int singers, long seed) {
    Random random = new Random(seed);
    List<Take> takes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double r = random.nextDouble();
      VocalPattern pattern = VocalPattern.values()[(int) (3 * r * r)];
      int singer = i < singers ? i : (int) (singers * Math.pow(random.nextDouble(), 2));
      takes.add(new Take("take" + i, pattern, "singer" + singer));
    }
    return new Takes(takes);
  }

  private static Set<String> names(TakeSource takes) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < takes.size(); i++) {
      assertTrue(names.add(takes.name(i)), "no take comes twice");
    }
    return names;
  }

  private static Set<String> singers(TakeSource takes) {
    Set<String> singers = new TreeSet<>();
    for (int i = 0; i < takes.size(); i++) {
      singers.add(takes.singer(i));
    }
    return singers;
  }

  private static int count(TakeSource takes, VocalPattern pattern) {
    int count = 0;
    for (int i = 0; i < takes.size(); i++) {
      count += takes.pattern(i) == pattern ? 1 : 0;
    }
    return count;
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void aSplitIsAPartitionWithNoSingerOnBothSides(
      @ForAll @IntRange(min = 12, max = 150) int size,
      @ForAll @IntRange(min = 2, max = 12) int singers,
      @ForAll @IntRange(min = 1, max = 99) int percent,
      @ForAll long seed) {
    Takes takes = takes(size, singers, seed);

    Split split = Split.of(takes, percent / 100.0, seed, Grouping.SINGER.of(takes));

    Set<String> all = names(split.training());
    assertTrue(Collections.disjoint(all, names(split.validation())));
    all.addAll(names(split.validation()));
    assertEquals(names(takes), all);
    assertTrue(Collections.disjoint(singers(split.training()), singers(split.validation())));
    assertTrue(split.training().size() > 0 && split.validation().size() > 0);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void foldsJudgeEveryTakeOnce(
      @ForAll @IntRange(min = 12, max = 150) int size,
      @ForAll @IntRange(min = 2, max = 6) int folds,
      @ForAll long seed) {
    Takes takes = takes(size, 7, seed);

    Set<String> judged = new HashSet<>();
    for (Split fold : Split.folds(takes, folds, seed, Grouping.SINGER.of(takes))) {
      assertTrue(Collections.disjoint(judged, names(fold.validation())));
      judged.addAll(names(fold.validation()));
      assertTrue(Collections.disjoint(singers(fold.training()), singers(fold.validation())));
      assertEquals(size, fold.training().size() + fold.validation().size());
      assertTrue(fold.validation().size() > 0);
    }
    assertEquals(names(takes), judged);
  }

  /** Where no groups hinder it, every pattern comes within one take of its share. */
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void everyPatternComesInItsShare(
      @ForAll @IntRange(min = 12, max = 150) int size,
      @ForAll @IntRange(min = 20, max = 80) int percent,
      @ForAll long seed) {
    Takes takes = takes(size, 3, seed);

    Split split = Split.of(takes, percent / 100.0, seed, Grouping.FILE.of(takes));

    for (VocalPattern pattern : VocalPattern.values()) {
      double wanted = percent / 100.0 * count(takes, pattern);
      assertEquals(wanted, count(split.validation(), pattern), 1 + 1e-9);
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void theSeedDecidesAndTheOrderOfTakesDoesNot(@ForAll long seed) {
    Takes takes = takes(80, 8, 1);
    List<Take> shuffled = new ArrayList<>(takes.takes());
    Collections.shuffle(shuffled, new Random(seed));
    Takes others = new Takes(shuffled);

    Split one = Split.of(takes, 0.3, seed, Grouping.SINGER.of(takes));
    Split other = Split.of(others, 0.3, seed, Grouping.SINGER.of(others));

    assertEquals(names(one.validation()), names(other.validation()));
  }

  @Test
  void anotherSeedDrawsAnotherSplit() {
    Takes takes = takes(300, 3, 1);

    assertNotEquals(
        names(Split.of(takes, 0.2, 5, takes::name).validation()),
        names(Split.of(takes, 0.2, 6, takes::name).validation()));
  }

  @Test
  void oneGroupCannotBeSplit() {
    Takes takes = takes(5, 5, 1);

    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Split.of(takes, 0.5, 1, i -> "same singer"));

    assertEquals("the takes form 1 group, a split needs at least 2", e.getMessage());
  }

  @Test
  void thePublishedSplitOfVocalSetTestsItsFiveSingers() {
    List<Take> list = new ArrayList<>();
    for (String singer : List.of("f1", "f2", "f8", "f9", "m1", "m10", "m11", "m3", "m5")) {
      list.add(new Take(singer + ".wav", VocalPattern.SCALE, singer));
    }
    Split split = Split.vocalSet(new Takes(list));

    assertEquals(
        new TreeSet<>(List.of("f2", "f8", "m10", "m3", "m5")), singers(split.validation()));
    assertEquals(new TreeSet<>(List.of("f1", "f9", "m1", "m11")), singers(split.training()));
    list.add(new Take("x.wav", VocalPattern.SCALE, "anna"));
    assertThrows(IllegalArgumentException.class, () -> Split.vocalSet(new Takes(list)));
  }
}
