package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.pitch.Note;
import io.github.vocalpatterns.music.MelodicMotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judgements as a classifier gives them. */
final class Judgements {

  /** A melody of no kind. */
  static final MelodicMotion STILL = moving(MelodicMotion.Kind.FREE);

  private Judgements() {}

  /** A melody that does nothing but move so. */
  static MelodicMotion moving(MelodicMotion.Kind kind) {
    return switch (kind) {
      case STEPS -> new MelodicMotion(kind, notes(60, 62, 64, 65, 67), 1, 0);
      case LEAPS -> new MelodicMotion(kind, notes(60, 64, 67, 72), 1, 1);
      case FREE -> new MelodicMotion(kind, notes(60, 59, 67, 60), 0, 0);
    };
  }

  private static List<Note> notes(int... midiNumbers) {
    List<Note> notes = new ArrayList<>();
    for (int midi : midiNumbers) {
      double frequencyHz = 440 * Math.pow(2, (midi - 69) / 12.0);
      notes.add(new Note(notes.size(), 0.5, frequencyHz, midi, 0));
    }
    return notes;
  }

  static Judgement of(String name, String singer, VocalPattern truth, double... probabilities) {
    VocalPattern best = VocalPattern.ARPEGGIO;
    Map<VocalPattern, Double> map = new EnumMap<>(VocalPattern.class);
    for (VocalPattern pattern : VocalPattern.values()) {
      map.put(pattern, probabilities[pattern.ordinal()]);
      best = map.get(pattern) > map.get(best) ? pattern : best;
    }
    Classification answer =
        new Classification(best, map.get(best), map, Set.of(), 1, List.of(), List.of());
    return new Judgement(name, singer, "", truth, Optional.of(answer), STILL);
  }

  /** A take that was taken for {@code answer} with the rest of the probability spread evenly. */
  static Judgement of(String name, VocalPattern truth, VocalPattern answer, double confidence) {
    double[] probabilities = new double[VocalPattern.values().length];
    Arrays.fill(probabilities, (1 - confidence) / 2);
    probabilities[answer.ordinal()] = confidence;
    return of(name, "", truth, probabilities);
  }

  static Judgement silent(String name, VocalPattern truth) {
    return new Judgement(name, "", "", truth, Optional.empty(), STILL);
  }
}
