package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.synthesis.Melody.Delivery;
import io.github.vocalpatterns.synthesis.Timeline.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * An endless, numbered supply of labelled takes: scales, arpeggios and other things, sung by voices
 * of every range and skill in every kind of room, none of them ever recorded.
 *
 * <p>A take depends on the seed and its index alone: not on the order in which takes are asked for,
 * nor on the thread. Immutable and safe for use by any number of threads.
 */
public final class ExerciseSynthesizer {

  /** Samples per second of every take. */
  public static final int SAMPLE_RATE_HZ = Controls.SAMPLE_RATE_HZ;

  /** No take is shorter. */
  public static final double SHORTEST_SECONDS = 0.3;

  /** No take is longer. */
  public static final double LONGEST_SECONDS = 40;

  private static final double VOICELESS_SHARE = 0.13;

  private final long seed;

  private ExerciseSynthesizer(long seed) {
    this.seed = seed;
  }

  /** The supply that {@code seed} stands for. */
  public static ExerciseSynthesizer of(long seed) {
    return new ExerciseSynthesizer(seed);
  }

  /**
   * Take number {@code index}. Its pattern is the one at {@code index} modulo 3 of {@link
   * VocalPattern#values()}, so that any run of takes is balanced.
   */
  public SyntheticTake take(long index) {
    VocalPattern[] patterns = VocalPattern.values();
    return take(index, patterns[(int) Math.floorMod(index, (long) patterns.length)]);
  }

  /** Take number {@code index} of {@code pattern}; every pattern has numbers of its own. */
  public SyntheticTake take(long index, VocalPattern pattern) {
    return take(index, pattern, true);
  }

  /** As {@link #take(long, VocalPattern)}, but without room and microphone. */
  SyntheticTake dry(long index, VocalPattern pattern) {
    return take(index, pattern, false);
  }

  private SyntheticTake take(long index, VocalPattern pattern, boolean recorded) {
    Chance chance = Chance.of(seed, index * 3 + pattern.ordinal());
    if (pattern == VocalPattern.OTHER && chance.happens(VOICELESS_SHARE)) {
      Sounds.Sound sound = Sounds.draw(chance);
      float[] samples = recorded(sound.samples(), recorded, chance);
      return new SyntheticTake(
          Waveform.of(samples, SAMPLE_RATE_HZ),
          pattern,
          sound.notes(),
          null,
          "none",
          "none",
          "none",
          sound.kind(),
          sound.name());
    }
    Melody melody =
        switch (pattern) {
          case SCALE -> ScalePatterns.draw(chance);
          case ARPEGGIO -> ArpeggioPatterns.draw(chance);
          case OTHER -> OtherPatterns.draw(chance);
        };
    return sung(melody, pattern, recorded, chance);
  }

  private static SyntheticTake sung(
      Melody written, VocalPattern pattern, boolean recorded, Chance chance) {
    Voice voice = Voice.draw(chance);
    boolean mishap = pattern != VocalPattern.OTHER;
    Melody melody = mishap ? Mishaps.befall(written, voice.trained, chance) : written;
    Backing backing = recorded ? Backing.draw(melody, chance) : Backing.NONE;
    Manner manner = Manner.draw(melody, voice, longestSeconds(melody, chance), chance);
    double tonic = tonic(melody, voice, chance);
    double lead = silence(chance) + backing.leadSeconds(chance);
    Timeline timeline = Timeline.of(melody, tonic, lead, manner, chance);
    double seconds = timeline.endSeconds + silence(chance);
    Controls controls = new Controls(Math.max(0.4, Math.min(LONGEST_SECONDS - 0.1, seconds)));
    PitchContour.write(controls, timeline.events, manner, voice, chance);
    LoudnessContour.write(controls, timeline.events, manner, chance);
    Articulation.write(controls, timeline.events, manner, voice, chance);
    SourceFilter.Glottis glottis = SourceFilter.Glottis.of(voice, manner.technique(), chance);
    float[] samples = SourceFilter.render(controls, glottis, chance);
    backing.play(samples, timeline.events, tonic, manner, chance);
    recorded(samples, recorded, chance);
    if (manner.join() == Manner.Join.SPLICED && recorded) {
      Splices.cut(samples, timeline.events, chance);
      Recording.normalise(samples, (float) chance.logUniform(0.03, 1));
    }
    return new SyntheticTake(
        Waveform.of(samples, SAMPLE_RATE_HZ),
        pattern,
        truth(melody, timeline),
        melody.mode().isEmpty() ? null : new IntendedKey(tonic, melody.mode()),
        voice.name,
        manner.technique().label(),
        manner.articulation(),
        melody.kind(),
        melody.name());
  }

  /** Seconds before the first or after the last note. */
  private static double silence(Chance chance) {
    return switch (chance.weighted(15, 67, 12, 6)) {
      case 0 -> 0.015;
      case 1 -> chance.uniform(0.05, 0.8);
      case 2 -> chance.uniform(0.8, 2);
      default -> chance.uniform(2, 5);
    };
  }

  /** Most exercises and songs fit one window of the features; some songs do not. */
  private static double longestSeconds(Melody melody, Chance chance) {
    return switch (melody.delivery()) {
      case EXERCISE -> chance.uniform(14, 18);
      case SONG -> chance.happens(0.15) ? chance.uniform(15, 30) : 15;
      default -> 15;
    };
  }

  private static float[] recorded(float[] samples, boolean recorded, Chance chance) {
    return recorded ? Recording.record(samples, chance) : Recording.normalise(samples, 0.9f);
  }

  /** A tonic that puts the melody into the voice's range, off the tempered pitches. */
  private static double tonic(Melody melody, Voice voice, Chance chance) {
    double lowest = voice.lowestMidi - melody.lowest();
    double highest = voice.highestMidi - melody.highest();
    double tonic;
    if (melody.delivery() == Delivery.SPEECH) {
      tonic = lowest + chance.uniform(2, 8);
    } else if (highest <= lowest) {
      tonic = (lowest + highest) / 2;
    } else {
      double middle = (lowest + highest) / 2;
      double spread = (highest - lowest) / 2;
      tonic = middle + spread * (chance.uniform() + chance.uniform() - 1);
    }
    return Math.rint(tonic) + chance.gaussian(chance.happens(0.6) ? 0.08 : 0.3, 2);
  }

  private static List<SungNote> truth(Melody melody, Timeline timeline) {
    if (melody.delivery() == Delivery.SPEECH || melody.delivery() == Delivery.LAUGHTER) {
      return List.of();
    }
    List<SungNote> notes = new ArrayList<>();
    for (Event event : timeline.events) {
      if (event.glide() == 0) {
        notes.add(new SungNote(event.onset(), event.seconds(), event.midi()));
      }
    }
    return notes;
  }
}
