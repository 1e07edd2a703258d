package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the windows of takes that stay the same for some epochs or all: in memory as long as a
 * budget of bytes lasts, in a folder if there is one, and not at all otherwise. First come, first
 * kept: all takes are wanted once an epoch, so that any that made room for another would be missed
 * as soon. Safe for use by any number of threads.
 */
final class PictureStore {

  /** Reads the sound of a take. */
  interface Sound {
    Waveform read() throws IOException;
  }

  /** Computes what the network sees of it. */
  interface Features {
    List<float[]> windows(Waveform waveform) throws IOException;
  }

  private final AtomicLong budget;
  private final @Nullable PictureFolder folder;
  private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();
  private final Map<Version, String> keys = new ConcurrentHashMap<>();

  private record Version(int take, int edition) {}

  private record Kept(int edition, List<float[]> windows) {
    long bytes() {
      return windows.stream().mapToLong(window -> (long) Float.BYTES * window.length).sum();
    }
  }

  /**
   * @param budget bytes left to keep; several stores may share it
   * @param cache folder for what comes back in another training, too
   */
  PictureStore(AtomicLong budget, @Nullable Path cache, FeatureSpec spec) throws IOException {
    this.budget = budget;
    this.folder = cache == null ? null : PictureFolder.open(cache, spec);
  }

  /** The windows of one edition of a take, in place of any other; not to be changed. */
  List<float[]> windows(int take, int edition, Sound sound, Features features) throws IOException {
    Kept known = kept.get(take);
    if (known != null && known.edition == edition) {
      return known.windows;
    }
    Kept found = new Kept(edition, fromFolder(new Version(take, edition), sound, features));
    kept.compute(take, (number, before) -> replaced(before, found));
    return found.windows;
  }

  private @Nullable Kept replaced(@Nullable Kept before, Kept found) {
    long freed = before == null ? 0 : before.bytes();
    long left = budget.addAndGet(freed);
    while (left >= found.bytes()) {
      if (budget.compareAndSet(left, left - found.bytes())) {
        return found;
      }
      left = budget.get();
    }
    return null;
  }

  private List<float[]> fromFolder(Version take, Sound sound, Features features)
      throws IOException {
    PictureFolder files = folder;
    if (files == null) {
      return features.windows(sound.read());
    }
    String key = keys.get(take);
    List<float[]> found = key == null ? null : files.find(key);
    if (found == null) {
      Waveform waveform = sound.read();
      key = files.key(waveform);
      keys.put(take, key);
      found = files.find(key);
      if (found == null) {
        found = features.windows(waveform);
        files.put(key, found);
      }
    }
    return found;
  }
}
