package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.synthesis.ExerciseSynthesizer;

/** Takes that are synthesised when they are asked for. Patterns are balanced. */
public final class SynthesizedTakes implements TakeSource {

  private static final VocalPattern[] PATTERNS = VocalPattern.values();

  private final ExerciseSynthesizer synthesizer;
  private final long seed;
  private final int size;
  private final boolean fresh;

  private SynthesizedTakes(long seed, int size, boolean fresh) {
    if (size <= 0) {
      throw new IllegalArgumentException("size is " + size + ", it must be positive");
    }
    this.synthesizer = ExerciseSynthesizer.of(seed);
    this.seed = seed;
    this.size = size;
    this.fresh = fresh;
  }

  /**
   * The same takes in every epoch, as validation wants them.
   *
   * @throws IllegalArgumentException if {@code size} is not positive
   */
  public static SynthesizedTakes fixed(long seed, int size) {
    return new SynthesizedTakes(seed, size, false);
  }

  /**
   * Other takes in every epoch, so that none is heard twice.
   *
   * @throws IllegalArgumentException if {@code size} is not positive
   */
  public static SynthesizedTakes fresh(long seed, int size) {
    return new SynthesizedTakes(seed, size, true);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public VocalPattern pattern(int index) {
    return PATTERNS[index % PATTERNS.length];
  }

  @Override
  public String name(int index) {
    return "synthesised " + (fresh ? "fresh " : "") + seed + "/" + index;
  }

  @Override
  public Waveform waveform(int index, int epoch) {
    long number = fresh ? (long) epoch * size + index : index;
    return synthesizer.take(number, pattern(index)).waveform();
  }

  @Override
  public boolean varies(int index) {
    return fresh;
  }

  /** For example {@code SynthesizedTakes[30 takes, seed 1, other ones in every epoch]}. */
  @Override
  public String toString() {
    return "SynthesizedTakes[%d takes, seed %d, %s]"
        .formatted(size, seed, fresh ? "other ones in every epoch" : "the same in every epoch");
  }
}
