package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.examples.cli.Progress;
import java.io.IOException;

/**
 * Takes that move a bar on whenever one is listened to.
 *
 * @param source where they come from
 * @param progress what is moved on
 */
record HeardTakes(TakeSource source, Progress progress) implements TakeSource {

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public VocalPattern pattern(int index) {
    return source.pattern(index);
  }

  @Override
  public String name(int index) {
    return source.name(index);
  }

  @Override
  public String singer(int index) {
    return source.singer(index);
  }

  @Override
  public String technique(int index) {
    return source.technique(index);
  }

  @Override
  public String identity(int index) throws IOException {
    return source.identity(index);
  }

  @Override
  public Waveform waveform(int index, int epoch) throws IOException {
    Waveform waveform = source.waveform(index, epoch);
    progress.step();
    return waveform;
  }

  @Override
  public boolean varies(int index) {
    return source.varies(index);
  }
}
