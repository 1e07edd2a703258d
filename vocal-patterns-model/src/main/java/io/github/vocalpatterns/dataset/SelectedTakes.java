package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.util.Objects;

/** Some takes of a source. */
final class SelectedTakes implements TakeSource {

  private final TakeSource source;
  private final int[] indices;

  SelectedTakes(TakeSource source, int[] indices) {
    this.source = source;
    this.indices = indices.clone();
    for (int index : indices) {
      Objects.checkIndex(index, source.size());
    }
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public VocalPattern pattern(int index) {
    return source.pattern(indices[index]);
  }

  @Override
  public String name(int index) {
    return source.name(indices[index]);
  }

  @Override
  public String singer(int index) {
    return source.singer(indices[index]);
  }

  @Override
  public String technique(int index) {
    return source.technique(indices[index]);
  }

  @Override
  public Waveform waveform(int index, int epoch) throws IOException {
    return source.waveform(indices[index], epoch);
  }

  @Override
  public String identity(int index) throws IOException {
    return source.identity(indices[index]);
  }

  @Override
  public int edition(int index, int epoch) {
    return source.edition(indices[index], epoch);
  }
}
