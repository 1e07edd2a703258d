package io.github.vocalpatterns.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.util.stream.IntStream;
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

  @Test
  void synthesisedTakesAreFreshInEveryEpochOnlyIfAskedTo() {
    SynthesizedTakes fresh = SynthesizedTakes.fresh(1, 6);
    SynthesizedTakes fixed = SynthesizedTakes.fixed(1, 6);

    assertEquals(fresh.waveform(4, 0), fixed.waveform(4, 0));
    assertEquals(fixed.waveform(4, 0), fixed.waveform(4, 3));
    assertNotEquals(fresh.waveform(4, 0), fresh.waveform(4, 3));
    SynthesizedTakes thrice = SynthesizedTakes.fresh(1, 6, 3);
    assertEquals(fresh.waveform(4, 0), thrice.waveform(4, 2));
    assertEquals(fresh.waveform(4, 1), thrice.waveform(4, 3));
    assertEquals(thrice.edition(4, 3), thrice.edition(4, 5));
    assertEquals(
        2, IntStream.range(0, 6).filter(i -> fresh.pattern(i) == VocalPattern.SCALE).count());
  }
}
