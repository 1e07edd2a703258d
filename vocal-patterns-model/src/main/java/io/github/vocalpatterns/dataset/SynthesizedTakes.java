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

  /** How many epochs hear the same takes. */
  private final int epochsEach;

  private SynthesizedTakes(long seed, int size, int epochsEach) {
    if (size <= 0) {
      throw new IllegalArgumentException("size is " + size + ", it must be positive");
    }
    this.synthesizer = ExerciseSynthesizer.of(seed);
    this.seed = seed;
    this.size = size;
    this.epochsEach = epochsEach;
  }

  /**
   * The same takes in every epoch, as validation wants them.
   *
   * @throws IllegalArgumentException if {@code size} is not positive
   */
  public static SynthesizedTakes fixed(long seed, int size) {
    return new SynthesizedTakes(seed, size, Integer.MAX_VALUE);
  }

  /**
   * Other takes in every epoch, so that none is heard twice.
   *
   * @throws IllegalArgumentException if {@code size} is not positive
   */
  public static SynthesizedTakes fresh(long seed, int size) {
    return fresh(seed, size, 1);
  }

  /**
   * Other takes in every {@code epochsEach} epochs: the cheaper, as most of the work of an epoch is
   * in its takes.
   *
   * @throws IllegalArgumentException if {@code size} or {@code epochsEach} is not positive
   */
  public static SynthesizedTakes fresh(long seed, int size, int epochsEach) {
    if (epochsEach <= 0) {
      throw new IllegalArgumentException("epochsEach is " + epochsEach + ", it must be positive");
    }
    return new SynthesizedTakes(seed, size, epochsEach);
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
    String part =
        switch (epochsEach) {
          case 1 -> "fresh ";
          case Integer.MAX_VALUE -> "";
          default -> "fresh in " + epochsEach + " epochs ";
        };
    return "synthesised " + part + seed + "/" + index;
  }

  @Override
  public Waveform waveform(int index, int epoch) {
    long number = (long) edition(index, epoch) * size + index;
    return synthesizer.take(number, pattern(index)).waveform();
  }

  @Override
  public int edition(int index, int epoch) {
    return epoch / epochsEach;
  }

  /** For example {@code SynthesizedTakes[30 takes, seed 1, other ones in every epoch]}. */
  @Override
  public String toString() {
    String which =
        switch (epochsEach) {
          case 1 -> "other ones in every epoch";
          case Integer.MAX_VALUE -> "the same in every epoch";
          default -> "other ones every " + epochsEach + " epochs";
        };
    return "SynthesizedTakes[%d takes, seed %d, %s]".formatted(size, seed, which);
  }
}
