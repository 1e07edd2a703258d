package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.augment.Augmentation;
import io.github.vocalpatterns.audio.augment.Draw;
import io.github.vocalpatterns.dataset.TakeSource;
import java.io.IOException;
import java.util.List;

/** Takes recorded under one condition after the other, every so many as they are. */
record WorsenedTakes(TakeSource takes, List<Augmentation<Waveform>> conditions, long seed)
    implements TakeSource {

  @Override
  public int size() {
    return takes.size();
  }

  @Override
  public VocalPattern pattern(int index) {
    return takes.pattern(index);
  }

  @Override
  public String name(int index) {
    return takes.name(index);
  }

  @Override
  public String singer(int index) {
    return takes.singer(index);
  }

  @Override
  public String technique(int index) {
    return takes.technique(index);
  }

  @Override
  public int edition(int index, int epoch) {
    return takes.edition(index, epoch);
  }

  @Override
  public Waveform waveform(int index, int epoch) throws IOException {
    Waveform take = takes.waveform(index, epoch);
    int turn = index % (conditions.size() + 1);
    return turn == 0
        ? take
        : conditions.get(turn - 1).apply(take, Draw.of(seed, epoch, index)).result();
  }
}
