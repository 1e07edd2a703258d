package io.github.vocalpatterns.synthesis;

import java.util.ArrayList;
import java.util.List;

/**
 * Old tunes in the public domain, with the runs and broken chords of real songs.
 *
 * <p>Notation: degrees 1–7 of the major key, {@code #} or {@code b} before them, {@code '} or
 * {@code ,} after them for the octave above or below, {@code *} and the beats where they are not 1,
 * {@code -} for a rest.
 */
final class TuneBook {

  private static final String[][] TUNES = {
    {
      "Row Row Row Your Boat",
      "1*1.5 1*1.5 1 2*.5 3*1.5 3 2*.5 3 4*.5 5*3 1'*.5 1'*.5 1'*.5 5*.5 5*.5 5*.5 3*.5 3*.5 3*.5"
          + " 1*.5 1*.5 1*.5 5 4*.5 3 2*.5 1*3"
    },
    {
      "Frère Jacques",
      "1 2 3 1 1 2 3 1 3 4 5*2 3 4 5*2 5*.5 6*.5 5*.5 4*.5 3 1 5*.5 6*.5 5*.5 4*.5 3 1"
          + " 1 5, 1*2 1 5, 1*2"
    },
    {"Twinkle Twinkle", "1 1 5 5 6 6 5*2 4 4 3 3 2 2 1*2 5 5 4 4 3 3 2*2 5 5 4 4 3 3 2*2"},
    {"Ode to Joy", "3 3 4 5 5 4 3 2 1 1 2 3 3*1.5 2*.5 2*2 3 3 4 5 5 4 3 2 1 1 2 3 2*1.5 1*.5 1*2"},
    {"Mary Had a Little Lamb", "3 2 1 2 3 3 3*2 2 2 2*2 3 5 5*2 3 2 1 2 3 3 3 3 2 2 3 2 1*4"},
    {
      "Amazing Grace",
      "5, 1*2 3*.5 1*.5 3*2 2 1*2 6, 5,*2 5, 1*2 3*.5 1*.5 3*2 2 5*5 3 5*1.5 3*.5 5*.5 3*.5 1*2 5,"
          + " 6,*1.5 1*.5 1*.5 6,*.5 5,*2 5, 1*2 3*.5 1*.5 3*2 2 1*4"
    },
    {
      "Happy Birthday",
      "5,*.75 5,*.25 6, 5, 1 7,*2 5,*.75 5,*.25 6, 5, 2 1*2 5,*.75 5,*.25 5 3 1 7, 6,*2"
          + " 4*.75 4*.25 3 1 2 1*2"
    },
    {
      "Auld Lang Syne",
      "5, 1*1.5 1*.5 1 3 2*1.5 1*.5 2 3 1*1.5 1*.5 3 5 6*3 6 5*1.5 3*.5 3 1 2*1.5 1*.5 2 3"
          + " 1*1.5 6,*.5 6, 5, 1*3"
    },
    {
      "Silent Night",
      "5*1.5 6*.5 5 3*3 5*1.5 6*.5 5 3*3 2'*2 2' 7*3 1'*2 1' 5*3 6*2 6 1'*1.5 7*.5 6 5*1.5 6*.5 5 3*3"
    },
    {
      "Greensleeves",
      "6, 1*2 2 3*1.5 #4*.5 3 2*2 7, 5,*1.5 6,*.5 7, 1*2 6, 6,*1.5 #5,*.5 6, 7,*2 #5, 3,*2"
    },
    {"When the Saints", "1 3 4 5*4 1 3 4 5*4 1 3 4 5*2 3*2 1*2 3*2 2*4 3 3 2 1*3 1 3*2 5 5*2 4*3"},
    {"Dona nobis pacem", "1 5, 3 2 5, 4 3*2 2*.5 1*.5 1*1.5 7,*.5 1 6*1.5 5*.5 4 3*1.5 4*.5 3 2*2"},
    {"Au clair de la lune", "1 1 1 2 3*2 2*2 1 3 2 2 1*4 1 1 1 2 3*2 2*2 1 3 2 2 1*4"},
    {
      "Jingle Bells",
      "3 3 3*2 3 3 3*2 3 5 1*1.5 2*.5 3*4 4 4 4*1.5 4*.5 4 3 3 3*.5 3*.5 3 2 2 3 2*2 5*2"
    },
    {
      "London Bridge", "5*1.5 6*.5 5 4 3 4 5*2 2 3 4*2 3 4 5*2 5*1.5 6*.5 5 4 3 4 5*2 2*2 5*2 3 1*3"
    },
    {"Old MacDonald", "1 1 1 5, 6, 6, 5,*2 3 3 2 2 1*3 5, 1 1 1 5, 6, 6, 5,*2 3 3 2 2 1*3"},
    {"Yankee Doodle", "1 1 2 3 1 3 2 5, 1 1 2 3 1*2 7,*2 1 1 2 3 4 3 2 1 7, 5, 6, 7, 1*2 1*2"},
    {
      "Oh Susanna",
      "1*.5 2*.5 3 5 5*1.5 6*.5 5 3 1*1.5 2*.5 3 3 2 1 2*3 1*.5 2*.5 3 5 5*1.5 6*.5 5 3 1*1.5"
          + " 2*.5 3 3 2 2 1*3"
    },
    {"Swing Low", "3 1*2 3*.5 1*1.5 1*.5 6,*.5 5,*2 1*.5 1*.5 1*.5 1*.5 3*.5 5*.5 5*3"},
    {
      "Star-Spangled Banner",
      "5*.75 3*.25 1 3 5 1'*2 3'*.75 2'*.25 1' 3 #4 5*2 5*.5 5*.5 3'*1.5 2'*.5 1' 7*2 6*.5 7*.5 1' 1'"
          + " 5 3 1"
    },
    {"Morning Mood", "5 3 2 1 2 3 5 3 2 1 2*.5 3*.5 2*.5 3*.5 5 3 5 6 3 6 5 3 2 1*2"},
    {"Scarborough Fair", "6,*2 6, 3*2 3 7,*1.5 1*.5 7, 6,*3 - 3 5 6*2 5 3 #4 2 3*3"},
    {"My Bonnie", "5, 3*1.5 2*.5 1 2 1 6, 5, 3,*3 5, 3*1.5 2*.5 1 1 7, 1 2*4"},
    {
      "Brahms' Lullaby",
      "3*.5 3*.5 5*1.5 3*.5 3 5*2 3*.5 5*.5 1' 7 6 6 5 2*.5 3*.5 4 2 2*.5 3*.5 4*2"
    },
    {"O Tannenbaum", "5, 1*.75 1*.25 1*1.5 2*.5 3*.75 3*.25 3*1.5 3*.5 2*.5 3*.5 4 7, 2 1*2"},
    {"Kumbaya", "1 3 5*1.5 5*.5 5*2 6 6 5*3 1 3 5*1.5 5*.5 5*2 4 3 2*3"},
    {
      "Alouette", "1*1.5 2*.5 3 3 2*.5 1*.5 2*.5 3*.5 1 5,*2 1*1.5 2*.5 3 3 2*.5 1*.5 2*.5 3*.5 1*2"
    },
    {
      "Drunken Sailor",
      "3 3*.5 3*.5 3 3*.5 3*.5 3 6, 1 3 2 2*.5 2*.5 2 2*.5 2*.5 2 5, 7, 2 3 #4 5 6 5 3 2 7, 6,*2 6,*2"
    },
    {
      "Simple Gifts",
      "5,*.5 5,*.5 1 1*.5 2*.5 3*.5 1*.5 3*.5 4*.5 5 5*.5 4*.5 3 2*.5 1*.5 2 5, 2 1*2"
    },
    {"Sakura", "6 6 7*2 6 6 7*2 6 7 1' 7 6 7*.5 6*.5 4*2 3 1 3 4 3 3*.5 1*.5 7,*2"},
  };

  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};

  private TuneBook() {}

  /** A whole tune or some phrases of one. */
  static Melody draw(Chance chance) {
    String[] tune = TUNES[chance.below(TUNES.length)];
    List<Note> notes = parse(tune[1]);
    if (chance.happens(0.6)) {
      int length = chance.between(4, Math.min(notes.size(), 20));
      int from = chance.happens(0.5) ? 0 : chance.below(notes.size() - length + 1);
      Melody part = melody(tune[0], notes.subList(from, from + length));
      if (!part.resemblesExercise()) {
        return part;
      }
    }
    return melody(tune[0], notes);
  }

  static int size() {
    return TUNES.length;
  }

  static Melody tune(int index) {
    return melody(TUNES[index][0], parse(TUNES[index][1]));
  }

  private static Melody melody(String name, List<Note> notes) {
    return new Melody("old tune", name, "", Melody.Delivery.SONG, notes);
  }

  private static List<Note> parse(String text) {
    List<Note> notes = new ArrayList<>();
    for (String token : text.split(" ")) {
      int star = token.indexOf('*');
      double beats = star < 0 ? 1 : Double.parseDouble(token.substring(star + 1));
      String pitch = star < 0 ? token : token.substring(0, star);
      notes.add(pitch.equals("-") ? Note.rest(beats) : Note.of(semitones(pitch), beats));
    }
    return notes;
  }

  private static double semitones(String pitch) {
    double semitones = 0;
    for (int i = 0; i < pitch.length(); i++) {
      char sign = pitch.charAt(i);
      semitones +=
          switch (sign) {
            case '#' -> 1;
            case 'b' -> -1;
            case '\'' -> 12;
            case ',' -> -12;
            default -> MAJOR[sign - '1'];
          };
    }
    return semitones;
  }
}
