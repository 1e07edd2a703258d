package io.github.vocalpatterns.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TakeSourceTest {

  private record Numbers(String prefix, int size) implements TakeSource {
    @Override
    public VocalPattern pattern(int index) {
      return VocalPattern.values()[index % 3];
    }

    @Override
    public String name(int index) {
      return prefix + index;
    }

    @Override
    public Waveform waveform(int index, int epoch) {
      return Waveform.of(new float[] {index, epoch}, 8000);
    }
  }

  @Test
  void joinedSourcesFollowEachOther() throws IOException {
    TakeSource joined =
        TakeSource.joined(new Numbers("a", 2), new Numbers("b", 0), new Numbers("c", 3));

    assertEquals(5, joined.size());
    assertEquals("a1", joined.name(1));
    assertEquals("c0", joined.name(2));
    assertEquals(VocalPattern.SCALE, joined.pattern(4));
    assertEquals(Waveform.of(new float[] {2, 7}, 8000), joined.waveform(4, 7));
    assertThrows(IndexOutOfBoundsException.class, () -> joined.name(5));
  }

  @Test
  void selectedTakesKeepTheirOrder() throws IOException {
    TakeSource selected = new Numbers("a", 9).select(7, 2);

    assertEquals(2, selected.size());
    assertEquals("a7", selected.name(0));
    assertEquals(Waveform.of(new float[] {2, 1}, 8000), selected.waveform(1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> selected.select(2));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aSplitTearsNoGroupApartAndLosesNothing(
      @ForAll @IntRange(min = 4, max = 200) int size,
      @ForAll @IntRange(min = 2, max = 4) int groups,
      @ForAll @IntRange(min = 1, max = 99) int percent,
      @ForAll long seed) {
    Split split = Split.of(new Numbers("", size), percent / 100.0, seed, i -> "g" + i % groups);

    Set<String> all = new HashSet<>();
    Set<Integer> trained = groupsOf(split.training(), groups, all);
    Set<Integer> validated = groupsOf(split.validation(), groups, all);
    assertEquals(size, split.training().size() + split.validation().size());
    assertEquals(size, all.size());
    assertTrue(!trained.isEmpty() && !validated.isEmpty());
    trained.retainAll(validated);
    assertTrue(trained.isEmpty());
  }

  private static Set<Integer> groupsOf(TakeSource takes, int groups, Set<String> names) {
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < takes.size(); i++) {
      names.add(takes.name(i));
      found.add(Integer.parseInt(takes.name(i)) % groups);
    }
    return found;
  }

  @Test
  void aSplitTakeByTakeMeetsItsShare() {
    TakeSource takes = new Numbers("", 1000);

    Split split = Split.of(takes, 0.2, 5, takes::name);

    assertEquals(200, split.validation().size());
    assertNotEquals(
        split.validation().name(0), Split.of(takes, 0.2, 6, takes::name).validation().name(0));
  }

  @Test
  void oneGroupCannotBeSplit() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Split.of(new Numbers("", 5), 0.5, 1, i -> "same singer"));

    assertEquals("the takes form 1 group, a split needs at least 2", e.getMessage());
  }

  @Test
  void synthesisedTakesAreFreshInEveryEpochOnlyIfAskedTo() {
    SynthesizedTakes fresh = SynthesizedTakes.fresh(1, 6);
    SynthesizedTakes fixed = SynthesizedTakes.fixed(1, 6);

    assertEquals(fresh.waveform(4, 0), fixed.waveform(4, 0));
    assertEquals(fixed.waveform(4, 0), fixed.waveform(4, 3));
    assertNotEquals(fresh.waveform(4, 0), fresh.waveform(4, 3));
    assertEquals(
        2, IntStream.range(0, 6).filter(i -> fresh.pattern(i) == VocalPattern.SCALE).count());
  }
}
