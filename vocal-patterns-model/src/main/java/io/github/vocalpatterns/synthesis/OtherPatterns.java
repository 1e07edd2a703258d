package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.synthesis.Melody.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Draws what voices do that is neither scale nor arpeggio, the deceptive included. */
final class OtherPatterns {

  private record Kind(double weight, Function<Chance, Melody> drawn) {}

  static final String ORNAMENTED = "ornamented phrase";

  private static final List<Kind> KINDS =
      List.of(
          new Kind(14, TuneBook::draw),
          new Kind(10, SongWriter::song),
          new Kind(12, SongWriter::line),
          new Kind(8, TuneWriter::song),
          new Kind(7, TuneWriter::phrase),
          new Kind(6, TuneWriter::songWithFigures),
          new Kind(6, TuneWriter::wandering),
          new Kind(5, TuneWriter::leaping),
          new Kind(7, OtherPatterns::longTones),
          new Kind(3, OtherPatterns::shortTones),
          new Kind(5, OtherPatterns::leaps),
          new Kind(6, OtherPatterns::trills),
          new Kind(12, OtherPatterns::siren),
          new Kind(4, OtherPatterns::free),
          new Kind(3, OtherPatterns::repeatedNotes),
          new Kind(4, OtherPatterns::chant),
          new Kind(4, OtherPatterns::alternation),
          new Kind(6, OtherPatterns::intervals),
          new Kind(5, OtherPatterns::ornamented),
          new Kind(4, OtherPatterns::melisma),
          new Kind(3, OtherPatterns::fewNotes),
          new Kind(7, Utterances::speech),
          new Kind(3, Utterances::laughter));

  private static final double[] WEIGHTS = KINDS.stream().mapToDouble(Kind::weight).toArray();

  private OtherPatterns() {}

  static Melody draw(Chance chance) {
    Melody melody = KINDS.get(chance.weighted(WEIGHTS)).drawn().apply(chance);
    boolean decorated = melody.delivery() == Delivery.SONG && chance.happens(0.3);
    return decorated ? Ornaments.decorate(melody, chance) : melody;
  }

  /** One tone, or several in unrelated pitches, each held far longer than an exercise would. */
  private static Melody longTones(Chance chance) {
    int count = 1 + chance.weighted(45, 18, 22, 15);
    boolean resting = chance.happens(0.6);
    Melody melody;
    do {
      List<Note> notes = new ArrayList<>();
      double pitch = 0;
      for (int i = 0; i < count; i++) {
        if (i > 0 && resting) {
          notes.add(Note.rest(chance.uniform(0.2, 1.2)));
        }
        notes.add(Note.of(pitch, chance.logUniform(1.5, count == 1 ? 12 : 5)));
        pitch += chance.happens(0.3) ? 0 : chance.pick(-12, -5, -1, 1, 2, 5, 7, 12);
      }
      melody = new Melody("long tones", Delivery.SUSTAINED, notes);
    } while (melody.resemblesExercise() || melody.highest() - melody.lowest() > 19);
    return melody;
  }

  /** A tone or two, over before anything could become of them. */
  private static Melody shortTones(Chance chance) {
    List<Note> notes = new ArrayList<>();
    double pitch = 0;
    for (int i = chance.weighted(60, 25, 15); i >= 0; i--) {
      notes.add(Note.of(pitch, chance.uniform(0.3, 1)));
      if (i > 0 && chance.happens(0.5)) {
        notes.add(Note.rest(chance.uniform(0.1, 0.5)));
      }
      pitch += chance.happens(0.7) ? 0 : chance.pick(-12, -7, -2, -1, 1, 2, 7, 12);
    }
    return new Melody("short tones", Delivery.SUSTAINED, notes);
  }

  /** Octaves, fifths and the like, back and forth, perhaps in rising keys. */
  private static Melody leaps(Chance chance) {
    double leap = chance.pick(12, 12, 12, 7, 7, 5, 9, 10);
    double beats = chance.uniform(0.4, 2);
    double[] pitches =
        switch (chance.below(5)) {
          case 0 -> new double[] {0, leap, 0};
          case 1 -> new double[] {0, leap};
          case 2 -> new double[] {0, leap, 0, leap, 0};
          case 3 -> new double[] {leap, 0};
          default -> new double[] {leap, 0, leap};
        };
    List<Note> notes = new ArrayList<>();
    int repeats = beats * pitches.length > 4 ? 1 : 1 + chance.weighted(60, 20, 10, 10);
    double shift = chance.pick(0, 1, 1, 2);
    for (int i = 0; i < repeats; i++) {
      if (i > 0) {
        notes.add(Note.rest(chance.uniform(0.2, 1)));
      }
      for (Note note : even(beats, pitches)) {
        notes.add(note.up(i * shift));
      }
    }
    return new Melody(
        leap == 12 ? "octave leaps" : "leaps of " + (int) leap, Delivery.SUSTAINED, notes);
  }

  private static List<Note> even(double beats, double... pitches) {
    List<Note> notes = new ArrayList<>();
    for (double pitch : pitches) {
      notes.add(Note.of(pitch, beats));
    }
    return notes;
  }

  /** One trill, or several that rise or fall and are each held. */
  private static Melody trills(Chance chance) {
    int count = chance.happens(0.35) ? 1 : chance.between(2, 6);
    double step = chance.pick(1, 2, 2, 3, 4, 5, 7, 12, -1, -2);
    double seconds = chance.uniform(0.8, count == 1 ? 8 : 3.5);
    boolean breathing = chance.happens(0.4);
    List<Note> notes = new ArrayList<>();
    double pitch = 0;
    for (int i = 0; i < count && Math.abs(pitch) <= 19; i++) {
      notes.add(Note.trilled(pitch, seconds * chance.uniform(0.7, 1.3), chance.pick(1, 2, 2, 2)));
      if (breathing) {
        notes.add(Note.rest(chance.uniform(0.1, 0.7)));
      }
      pitch += chance.happens(0.8) ? step : chance.pick(1, 2, 5, 12) * Math.signum(step);
    }
    return new Melody("trills", Delivery.SUSTAINED, notes);
  }

  private static Melody siren(Chance chance) {
    double span =
        chance.happens(0.7) ? chance.pick(5, 7, 9, 12, 12, 17, 22) : chance.uniform(4, 24);
    double seconds = chance.logUniform(0.3, 5);
    double held = chance.happens(0.6) ? 0 : chance.uniform(0.1, 1);
    boolean growing = chance.happens(0.25);
    boolean breathing = chance.happens(0.15);
    List<Note> notes = new ArrayList<>();
    int slides = chance.between(1, (int) Math.max(2, Math.min(8, 14 / (seconds + held))));
    boolean up = chance.happens(0.7);
    for (int i = 0; i < slides; i++) {
      double part = growing ? (0.3 + 0.7 * (i + 1) / slides) * span : span;
      double far = chance.happens(0.4) ? part : part * chance.uniform(0.8, 1);
      notes.add(Note.gliding(up ? 0 : far, seconds * chance.uniform(0.8, 1.25), up ? far : -far));
      if (held > 0) {
        notes.add(Note.of(up ? far : 0, held));
      }
      if (breathing) {
        notes.add(Note.rest(chance.uniform(0.2, 0.6)));
      }
      up = breathing ? up : !up;
    }
    return new Melody("siren", Delivery.SUSTAINED, notes);
  }

  /** Tones and slides on no scale at all. */
  private static Melody free(Chance chance) {
    Melody melody;
    do {
      List<Note> notes = new ArrayList<>();
      int count = chance.between(4, 16);
      double pitch = chance.uniform(0, 10);
      double liveliness = chance.uniform(1, 5);
      for (int i = 0; i < count; i++) {
        double next = Math.max(-2, Math.min(14, pitch + chance.gaussian(liveliness, 2)));
        double seconds = chance.logUniform(0.15, 1.5);
        boolean sliding = chance.happens(0.3);
        notes.add(Note.gliding(pitch, seconds, sliding ? next - pitch : 0));
        if (chance.happens(0.12)) {
          notes.add(Note.rest(chance.uniform(0.1, 0.8)));
        }
        pitch = next;
      }
      melody = new Melody("free tones", Delivery.SUSTAINED, notes);
    } while (melody.resemblesExercise());
    return melody;
  }

  private static Melody repeatedNotes(Chance chance) {
    double beats = chance.logUniform(0.12, 0.7);
    List<Note> notes = new ArrayList<>();
    int count = chance.between(4, (int) Math.min(30, 12 / beats));
    for (int i = 0; i < count; i++) {
      notes.add(Note.of(0, beats));
    }
    return new Melody("repeated notes", Delivery.EXERCISE, notes);
  }

  /** A reciting tone with turns at its ends. */
  private static Melody chant(Chance chance) {
    List<Note> notes = new ArrayList<>();
    int verses = chance.between(1, 3);
    for (int v = 0; v < verses; v++) {
      if (v > 0) {
        notes.add(Note.rest(1));
      }
      if (chance.happens(0.6)) {
        notes.addAll(even(0.5, chance.pick(-3, -2, -5), chance.pick(-2, 0)));
      }
      int syllables = chance.between(4, 12);
      for (int i = 0; i < syllables; i++) {
        notes.add(Note.of(chance.happens(0.9) ? 0 : chance.pick(-2, 1, 2), 0.5));
      }
      notes.addAll(even(0.75, chance.pick(-1, -2, 2), chance.pick(-4, -2, 0)));
      notes.add(Note.of(chance.pick(-4, -3, -2, 0), 2));
    }
    return new Melody("chant", Delivery.SONG, notes);
  }

  private static Melody alternation(Chance chance) {
    double interval = chance.pick(1, 2, 2, 3, 4, 5, 7, 9, 12);
    double beats = chance.logUniform(0.15, 0.9);
    int count = chance.between(4, (int) Math.min(24, 12 / beats));
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      notes.add(Note.of(i % 2 == 0 ? 0 : interval, beats));
    }
    return new Melody("two notes in turn", Delivery.EXERCISE, notes);
  }

  /** 1-2-1-3-1-4-1-5 and the like: every interval from one note, or the same in every order. */
  private static Melody intervals(Chance chance) {
    int[] degrees =
        chance.happens(0.75)
            ? new int[] {0, 2, 4, 5, 7, 9, 11, 12}
            : new int[] {0, 2, 3, 5, 7, 8, 10, 12};
    int top = chance.between(3, 7);
    boolean fromAbove = chance.happens(0.3);
    boolean returning = chance.happens(0.2);
    boolean shuffled = chance.happens(0.25);
    double rest = chance.happens(0.6) ? 0 : chance.pick(0.5, 1);
    List<Note> notes = new ArrayList<>();
    for (int i = 1; i <= top; i++) {
      int far = degrees[shuffled ? chance.between(1, top) : i];
      double from = fromAbove ? degrees[top] : 0;
      double to = fromAbove ? degrees[top] - far : far;
      notes.addAll(returning ? even(1, from, to, from) : even(1, from, to));
      if (rest > 0 && i < top) {
        notes.add(Note.rest(rest));
      }
    }
    if (rest == 0) {
      notes.add(Note.of(fromAbove ? degrees[top] : 0, 1.5));
    }
    return new Melody("intervals", Delivery.EXERCISE, notes);
  }

  /** A slow tune whose notes shake, slide and turn, as in Carnatic singing. */
  private static Melody ornamented(Chance chance) {
    int[] raga = {0, 1, 4, 5, 7, 8, 11, 12};
    int place = chance.below(6);
    List<Note> notes = new ArrayList<>();
    int count = chance.between(6, 22);
    for (int i = 0; i < count; i++) {
      double pitch = raga[place];
      double seconds = chance.logUniform(0.12, 1.4);
      int next = Math.max(0, Math.min(7, place + chance.pick(List.of(-2, -1, -1, 1, 1, 2))));
      switch (chance.weighted(35, 25, 30, 10)) {
        case 0 -> notes.add(Note.of(pitch, seconds));
        case 1 -> notes.add(Note.trilled(pitch, seconds, raga[Math.min(7, place + 1)] - pitch));
        case 2 -> notes.add(Note.gliding(pitch, seconds, raga[next] - pitch));
        default -> notes.addAll(even(0.1, pitch, raga[Math.min(7, place + 1)], pitch));
      }
      place = next;
    }
    return new Melody(ORNAMENTED, Delivery.SUSTAINED, notes);
  }

  /** Held notes joined by quick runs back and forth, as in pop and gospel. */
  private static Melody melisma(Chance chance) {
    int[] mode =
        chance.happens(0.5) ? new int[] {0, 2, 4, 7, 9, 12} : new int[] {0, 3, 5, 7, 10, 12};
    List<Note> notes = new ArrayList<>();
    int place = chance.between(2, 5);
    int phrases = chance.between(2, 5);
    for (int p = 0; p < phrases; p++) {
      notes.add(Note.of(mode[place], chance.uniform(1, 3)));
      int run = chance.between(3, 7);
      for (int i = 0; i < run; i++) {
        int move = i % 3 == 2 ? 1 : chance.pick(List.of(-1, -1, 1));
        place = Math.max(0, Math.min(5, place + move));
        notes.add(Note.of(mode[place], 0.2));
      }
    }
    notes.add(Note.of(mode[chance.pick(List.of(0, 0, 3))], 2));
    return new Melody("melisma", Delivery.SONG, notes);
  }

  private static Melody fewNotes(Chance chance) {
    double[] pitches =
        switch (chance.below(8)) {
          case 0 -> new double[] {0, 7, 0};
          case 1 -> new double[] {0, 2, 0};
          case 2 -> new double[] {0, -5, 0};
          case 3 -> new double[] {7, 4};
          case 4 -> new double[] {0, -1, 0};
          case 5 -> new double[] {0, chance.pick(1, 2, 3, 4)};
          case 6 -> new double[] {0, 0, chance.pick(-5, -3, 3, 5)};
          default -> new double[] {5, 0};
        };
    return new Melody("few notes", Delivery.SUSTAINED, even(chance.uniform(0.4, 1.5), pitches));
  }
}
