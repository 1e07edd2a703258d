package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.synthesis.Manner.Join;
import io.github.vocalpatterns.synthesis.Melody.Delivery;
import java.util.ArrayList;
import java.util.List;

/** Turns a melody into timed, tuned and worded notes: the singer's choices note by note. */
final class Timeline {

  /**
   * One note about to be sung.
   *
   * @param onset seconds into the take
   * @param end where its sound is released
   * @param midi pitch as the singer hits it
   * @param glide semitones of travel until the end
   * @param trill semitones to the upper note, 0 for no trill
   * @param tied true if the sound goes on from the note before
   * @param loudnessDb against the take's level
   * @param vowel what it is sung on
   * @param consonant what comes before the vowel
   */
  record Event(
      double onset,
      double end,
      double midi,
      double glide,
      double trill,
      boolean tied,
      double loudnessDb,
      Vowel vowel,
      Consonant consonant) {

    double seconds() {
      return end - onset;
    }
  }

  private static final double SHORTEST_NOTE_SECONDS = 0.06;

  final List<Event> events;
  final double endSeconds;

  private Timeline(List<Event> events, double endSeconds) {
    this.events = List.copyOf(events);
    this.endSeconds = endSeconds;
  }

  /** Lays {@code melody} out from {@code startSeconds}, its tonic at {@code tonicMidi}. */
  static Timeline of(
      Melody melody, double tonicMidi, double startSeconds, Manner manner, Chance chance) {
    List<Note> notes = melody.notes();
    int wrong = manner.wrongNote() ? chance.between(1, notes.size()) : -1;
    double middle = (melody.lowest() + melody.highest()) / 2;
    double done = 0;
    double astray = 0;
    double now = startSeconds;
    boolean afterSilence = true;
    Vowel vowel = vowel(melody, chance);
    Consonant habit = Consonant.draw(chance);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < notes.size(); i++) {
      Note note = notes.get(i);
      double progress = done / melody.beats();
      double seconds = note.beats() * manner.beatSeconds() * tempo(manner, progress, chance);
      done += note.beats();
      if (!note.silent()) {
        boolean last = i == notes.size() - 1 || notes.get(i + 1).silent();
        double share = manner.soundingShare() * (last ? chance.uniform(0.85, 1) : 1);
        double sounding = Math.max(SHORTEST_NOTE_SECONDS, seconds * share);
        double midi = tonicMidi + note.semitones() * (1 + manner.stretch());
        astray += chance.gaussian(manner.wanderCents(), 2) / 100;
        midi += manner.driftSemitones() * progress + astray + error(manner, i == wrong, chance);
        if (manner.solfege()) {
          vowel = Solfege.of(note.semitones()).vowel;
        } else if (manner.vowelEachNote()) {
          vowel = chance.pick(List.of(Vowel.values()));
        }
        double loudness = manner.dbPerOctave() * (note.semitones() - middle) / 12;
        events.add(
            new Event(
                now,
                now + sounding,
                midi,
                note.glide(),
                note.trill(),
                !afterSilence && isTied(manner.join()),
                loudness + chance.gaussian(manner.levelSpreadDb(), 2),
                vowel,
                manner.solfege()
                    ? Solfege.of(note.semitones()).consonant
                    : consonant(manner, melody.delivery(), habit, chance)));
        now += manner.gapSeconds() * chance.uniform(0.5, 1.5);
      }
      now += seconds;
      afterSilence = note.silent();
    }
    return new Timeline(events, events.get(events.size() - 1).end());
  }

  private static double tempo(Manner manner, double progress, Chance chance) {
    double trend = Math.exp(manner.tempoTrend() * (progress - 0.5));
    return trend * Math.max(0.5, 1 + chance.gaussian(manner.timingSpread(), 2.5));
  }

  private static double error(Manner manner, boolean wrong, Chance chance) {
    double error = chance.gaussian(manner.intonationCents(), 2) / 100;
    return wrong ? error + chance.sign() * chance.uniform(0.7, 1.2) : error;
  }

  private static boolean isTied(Join join) {
    return join == Join.LEGATO || join == Join.ATTACKED || join == Join.SYLLABLES;
  }

  private static Vowel vowel(Melody melody, Chance chance) {
    return melody.delivery() == Delivery.LAUGHTER
        ? chance.pick(List.of(Vowel.A, Vowel.UH, Vowel.I, Vowel.O))
        : chance.pick(Vowel.SUNG);
  }

  private static Consonant consonant(
      Manner manner, Delivery delivery, Consonant habit, Chance chance) {
    if (delivery == Delivery.LAUGHTER) {
      return Consonant.H;
    }
    boolean words = delivery != Delivery.EXERCISE && manner.join() == Join.SYLLABLES;
    boolean solmised = manner.vowelEachNote() && manner.join() != Join.LEGATO;
    if (words || solmised) {
      return chance.happens(0.15) ? Consonant.NONE : Consonant.draw(chance);
    }
    if (manner.join() == Join.SYLLABLES) {
      return chance.happens(0.8) ? habit : Consonant.draw(chance);
    }
    boolean plain = manner.join() == Join.LEGATO || chance.happens(0.6);
    return plain ? Consonant.NONE : habit;
  }
}
