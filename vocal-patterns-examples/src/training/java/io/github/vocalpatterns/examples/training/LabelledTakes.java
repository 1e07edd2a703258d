package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.dataset.Split;
import io.github.vocalpatterns.dataset.SynthesizedTakes;
import io.github.vocalpatterns.dataset.TakeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes from recordings, from the synthesiser, or from both. */
final class LabelledTakes {

  /** Of the recordings, and relative to the synthesised takes of an epoch. */
  private static final double VALIDATION_SHARE = 0.1;

  /** Keeps the synthesised takes of validation apart from those of training. */
  private static final long VALIDATION_SEED = 0x76616C6964L;

  private LabelledTakes() {}

  /** The same takes in every epoch. */
  static TakeSource fixed(
      @Nullable Path data, DataOptions options, @Nullable Integer synthesized, long seed)
      throws IOException {
    List<TakeSource> sources = new ArrayList<>();
    if (data != null) {
      sources.add(options.toEvaluate(data));
    }
    if (synthesized != null) {
      sources.add(SynthesizedTakes.fixed(seed, synthesized));
    }
    return joined(sources);
  }

  /** Training takes, the synthesised ones other ones in every epoch, and takes to validate on. */
  static Split split(
      @Nullable Path data,
      DataOptions options,
      @Nullable Integer synthesized,
      int epochsEach,
      long seed)
      throws IOException {
    List<TakeSource> training = new ArrayList<>();
    List<TakeSource> validation = new ArrayList<>();
    if (data != null) {
      Split split = options.split(data, VALIDATION_SHARE, seed);
      training.add(split.training());
      validation.add(split.validation());
    }
    if (synthesized != null) {
      training.add(SynthesizedTakes.fresh(seed, synthesized, epochsEach));
      int count = (int) Math.max(3, Math.round(VALIDATION_SHARE * synthesized));
      validation.add(SynthesizedTakes.fixed(seed ^ VALIDATION_SEED, count));
    }
    return new Split(joined(training), joined(validation));
  }

  private static TakeSource joined(List<TakeSource> sources) {
    return sources.size() == 1
        ? sources.get(0)
        : TakeSource.joined(sources.toArray(new TakeSource[0]));
  }
}
