package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.synthesis.Melody.Delivery;
import java.util.List;
import java.util.Locale;

/**
 * How one take is sung: what was decided once, before the first note.
 *
 * @param technique the technique throughout
 * @param join how notes follow each other
 * @param beatSeconds tempo half-way
 * @param tempoTrend tempo at the end over tempo at the beginning, as a logarithm
 * @param timingSpread standard deviation of a note's length, as a share of it
 * @param glideSeconds how long the pitch takes from note to note
 * @param scoopSemitones how far below a note its attack begins
 * @param scoopSeconds how long it then takes to be nearly there
 * @param bendSemitones how far the pitch bends within a note, as a standard deviation
 * @param overshoot share of an interval by which the pitch flies past its goal
 * @param intonationCents standard deviation of a note's pitch
 * @param wanderCents standard deviation of what each note adds to the error of those before it
 * @param driftSemitones how far the key has moved by the end
 * @param stretch relative widening of all intervals
 * @param vibratoHz vibrato rate
 * @param vibratoCents vibrato depth, 0 for none
 * @param vibratoDelaySeconds how long a note is straight before vibrato sets in
 * @param attackSeconds rise of a note after silence
 * @param releaseSeconds fall of a note before silence
 * @param soundingShare share of its time that a note sounds
 * @param gapSeconds silence added between notes
 * @param levelSpreadDb standard deviation of a note's loudness
 * @param dipDb how far loudness falls between joined notes
 * @param dbPerOctave how much louder higher notes are
 * @param vowelEachNote true if every note has its own vowel
 * @param solfege true if every note is called by its name: do, re, mi
 * @param wrongNote true if one note misses its pitch altogether
 */
record Manner(
    Technique technique,
    Join join,
    double beatSeconds,
    double tempoTrend,
    double timingSpread,
    double glideSeconds,
    double scoopSemitones,
    double scoopSeconds,
    double bendSemitones,
    double overshoot,
    double intonationCents,
    double wanderCents,
    double driftSemitones,
    double stretch,
    double vibratoHz,
    double vibratoCents,
    double vibratoDelaySeconds,
    double attackSeconds,
    double releaseSeconds,
    double soundingShare,
    double gapSeconds,
    double levelSpreadDb,
    double dipDb,
    double dbPerOctave,
    boolean vowelEachNote,
    boolean solfege,
    boolean wrongNote) {

  private static final double SHORTEST_SECONDS = 0.8;

  private static final List<Join> SOLFEGE_JOINS =
      List.of(Join.SYLLABLES, Join.SYLLABLES, Join.SEPARATED, Join.SEPARATED, Join.SPLICED);

  /** How common each of {@link Technique#values()} is, by delivery. */
  private static final double[] EXERCISES = {
    25, 12, 22, 9, 8, 8, 8, 7, 5, 0, 0, 0.3, 0, 0, 4, 4,
  };

  private static final double[] SONGS = {
    34, 9, 14, 8, 6, 6, 8, 2, 1, 0, 0, 0.2, 0, 0, 15, 5,
  };

  private static final double[] LONG_TONES = {
    24, 12, 22, 9, 8, 8, 8, 8, 6, 9, 9, 3, 0, 0, 5, 4,
  };

  /** How notes follow each other. */
  enum Join {
    LEGATO,
    /** Each note re-attacked, without silence. */
    ATTACKED,
    /** With consonants between. */
    SYLLABLES,
    SEPARATED,
    STACCATO,
    /** Recorded one by one and put in a row. */
    SPLICED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Manner draw(Melody melody, Voice voice, double longestSeconds, Chance chance) {
    Technique technique = technique(melody, chance);
    boolean solfege = melody.delivery() == Delivery.EXERCISE && chance.happens(0.08);
    Join join = solfege ? chance.pick(SOLFEGE_JOINS) : join(melody.delivery(), chance);
    double beat = beatSeconds(melody.delivery(), chance);
    if (join == Join.SEPARATED && chance.happens(0.5)) {
      beat = Math.max(beat, chance.uniform(0.5, 1.3));
    }
    if (join == Join.SPLICED && chance.happens(0.3)) {
      beat = chance.logUniform(0.15, 0.5);
    }
    boolean fast = beat < 0.25 && !solfege && melody.delivery() == Delivery.EXERCISE;
    if (fast && join != Join.SYLLABLES && chance.happens(0.8)) {
      join = Join.LEGATO;
    }
    boolean gliding = chance.happens(melody.delivery() == Delivery.SONG ? 0.5 : 0.2);
    double glide = gliding ? chance.uniform(0.1, 0.22) : chance.uniform(0.025, 0.1);
    boolean scooping = chance.happens(voice.trained && join != Join.SPLICED ? 0.15 : 0.4);
    boolean slowly = chance.happens(join == Join.SPLICED ? 0.5 : 0.2);
    boolean vibrato = chance.happens(technique.vibrato());
    double depth = voice.vibratoCents;
    if (technique == Technique.VIBRATO) {
      // Who sings for the vibrato's sake shows it.
      depth = Math.max(1.4 * depth, chance.uniform(40, 180));
    }
    double beats = melody.beats();
    double gap = join == Join.SPLICED && chance.happens(0.6) ? chance.logUniform(0.02, 0.9) : 0;
    gap = Math.min(gap, 0.3 * longestSeconds / melody.notes().size());
    double longest = longestSeconds - gap * melody.notes().size();
    return new Manner(
        technique,
        join,
        Math.max(shortest(melody.delivery()) / beats, Math.min(beat, longest / beats)),
        chance.happens(0.6) ? chance.gaussian(0.05, 2) : chance.gaussian(0.25, 2),
        timingSpread(join, voice, chance),
        glide,
        scooping ? chance.uniform(0.4, 2.5) : chance.uniform(0, 0.4),
        slowly ? chance.logUniform(0.08, 0.25) : chance.uniform(0.03, 0.06),
        bendSemitones(melody.delivery(), voice, chance),
        chance.happens(0.5) ? 0 : chance.uniform(0, 0.12),
        voice.intonationCents,
        voice.wanderCents,
        chance.gaussian(voice.driftSemitones, 2.2),
        chance.gaussian(voice.stretch, 2),
        voice.vibratoHz,
        vibrato ? Math.min(200, depth) : 0,
        chance.happens(0.5) ? 0 : chance.uniform(0.1, 0.5),
        chance.logUniform(0.012, 0.12),
        chance.logUniform(0.02, 0.25),
        soundingShare(join, chance),
        gap,
        join == Join.SPLICED ? chance.uniform(0.5, 4) : chance.uniform(0.5, 2),
        chance.happens(0.5) ? chance.uniform(0, 3) : chance.uniform(2, 12),
        chance.uniform(1, 9),
        chance.happens(vowelChanges(melody.delivery())),
        solfege,
        !voice.trained && melody.delivery() == Delivery.EXERCISE && chance.happens(0.06));
  }

  private static Technique technique(Melody melody, Chance chance) {
    switch (melody.delivery()) {
      case SPEECH:
        return chance.happens(0.9) ? Technique.SPOKEN : Technique.WHISPERED;
      case LAUGHTER:
        return Technique.BREATHY;
      default:
        break;
    }
    double[] weights =
        switch (melody.delivery()) {
          case SUSTAINED -> LONG_TONES;
          case SONG -> SONGS;
          default -> EXERCISES;
        };
    return Technique.values()[chance.weighted(weights)];
  }

  /** Notes of one recording differ little in length; of many, much, unless cut to one length. */
  private static double timingSpread(Join join, Voice voice, Chance chance) {
    if (join == Join.SPLICED) {
      return chance.happens(0.4) ? 0.005 : chance.uniform(0.05, 0.35);
    }
    return chance.logUniform(0.01, voice.trained ? 0.08 : 0.18);
  }

  /** Words bend the pitch; who practises holds it, unless untrained. */
  private static double bendSemitones(Delivery delivery, Voice voice, Chance chance) {
    return switch (delivery) {
      case SONG -> chance.happens(0.75) ? chance.uniform(0.1, voice.trained ? 0.7 : 1.2) : 0;
      case EXERCISE -> !voice.trained && chance.happens(0.3) ? chance.uniform(0.05, 0.25) : 0;
      case SUSTAINED, SPEECH, LAUGHTER -> 0;
    };
  }

  private static double shortest(Delivery delivery) {
    return delivery == Delivery.SUSTAINED ? 0.3 : SHORTEST_SECONDS;
  }

  /** What a take is told to be joined by. */
  String articulation() {
    return solfege ? "solfège" : join.label();
  }

  private static Join join(Delivery delivery, Chance chance) {
    return switch (delivery) {
      case EXERCISE -> Join.values()[chance.weighted(40, 12, 12, 11, 5, 20)];
      case SONG -> Join.values()[chance.weighted(20, 15, 50, 8, 4, 3)];
      case SUSTAINED -> Join.values()[chance.weighted(75, 10, 5, 8, 0, 2)];
      case SPEECH, LAUGHTER -> Join.SYLLABLES;
    };
  }

  private static double soundingShare(Join join, Chance chance) {
    return switch (join) {
      case LEGATO, ATTACKED, SYLLABLES, SPLICED -> 1;
      case SEPARATED -> chance.uniform(0.35, 0.92);
      case STACCATO -> chance.uniform(0.25, 0.5);
    };
  }

  private static double vowelChanges(Delivery delivery) {
    return switch (delivery) {
      case SPEECH -> 1;
      case SONG -> 0.85;
      default -> 0.2;
    };
  }

  private static double beatSeconds(Delivery delivery, Chance chance) {
    return switch (delivery) {
      case EXERCISE ->
          switch (chance.weighted(28, 40, 32)) {
            case 0 -> chance.logUniform(0.12, 0.28);
            case 1 -> chance.logUniform(0.28, 0.65);
            default -> chance.logUniform(0.65, 1.35);
          };
      case SONG -> chance.logUniform(0.32, 0.95);
      case SUSTAINED, SPEECH, LAUGHTER -> 1;
    };
  }
}
