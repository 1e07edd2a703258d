package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Several sources, one after the other. */
final class JoinedTakes implements TakeSource {

  private final List<TakeSource> sources;
  private final int size;

  JoinedTakes(List<TakeSource> sources) {
    this.sources = List.copyOf(sources);
    this.size = sources.stream().mapToInt(TakeSource::size).reduce(0, Math::addExact);
  }

  private record Place(TakeSource source, int index) {}

  private Place place(int index) {
    int rest = Objects.checkIndex(index, size);
    for (TakeSource source : sources) {
      if (rest < source.size()) {
        return new Place(source, rest);
      }
      rest -= source.size();
    }
    throw new IllegalStateException("a source has changed its size");
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public VocalPattern pattern(int index) {
    Place place = place(index);
    return place.source().pattern(place.index());
  }

  @Override
  public String name(int index) {
    Place place = place(index);
    return place.source().name(place.index());
  }

  @Override
  public String singer(int index) {
    Place place = place(index);
    return place.source().singer(place.index());
  }

  @Override
  public String technique(int index) {
    Place place = place(index);
    return place.source().technique(place.index());
  }

  @Override
  public Waveform waveform(int index, int epoch) throws IOException {
    Place place = place(index);
    return place.source().waveform(place.index(), epoch);
  }

  @Override
  public String identity(int index) throws IOException {
    Place place = place(index);
    return place.source().identity(place.index());
  }

  @Override
  public int edition(int index, int epoch) {
    Place place = place(index);
    return place.source().edition(place.index(), epoch);
  }
}
