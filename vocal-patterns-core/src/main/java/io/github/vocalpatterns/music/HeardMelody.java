package io.github.vocalpatterns.music;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.pitch.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a teacher would say of a melody. Immutable.
 *
 * @param motion the notes, and how the melody goes from one to the next
 * @param direction where it goes on the whole
 * @param steps number of intervals of two and a half semitones at most
 * @param leaps number of wider intervals
 * @param key tonic and mode; empty if no mode fits or nothing was heard
 * @param rangeSemitones from the lowest note to the highest
 * @param notesPerMinute by the median time from onset to onset; 0 if there are fewer than two notes
 * @param tuningCents how far the take as a whole stands above equal temperament at 440 Hz, −50 to
 *     50
 * @param intonationCents how far a note stands from equal temperament in the take's own tuning on
 *     average, each note weighed by its duration, 0 to 50
 * @param driftCents how far that tuning moves from the first note to the last, by linear regression
 */
public record HeardMelody(
    MelodicMotion motion,
    Direction direction,
    int steps,
    int leaps,
    Optional<Key> key,
    double rangeSemitones,
    double notesPerMinute,
    double tuningCents,
    double intonationCents,
    double driftCents) {

  private static final double LEAP_SEMITONES = 2.5;

  /** Where a melody goes. */
  public enum Direction {
    RISING,
    FALLING,
    /** Up, then down. */
    ARCH,
    /** Down, then up. */
    VALLEY,
    /** Otherwise, or nowhere. */
    WINDING
  }

  /** Listens to a recording; takes some tens of milliseconds for some seconds. */
  public static HeardMelody of(Waveform waveform) {
    return of(MelodicMotion.of(waveform));
  }

  /** Describes a melody. */
  public static HeardMelody of(MelodicMotion motion) {
    List<Note> notes = motion.notes();
    double[] pitches = notes.stream().mapToDouble(Tuning::pitch).toArray();
    Tuning tuning = Tuning.of(notes);
    int[] semitones = tuning.nearest(notes);
    double[] errors = new double[pitches.length];
    for (int i = 0; i < pitches.length; i++) {
      errors[i] = pitches[i] - tuning.offset() - semitones[i];
    }
    int leaps = 0;
    for (int i = 1; i < pitches.length; i++) {
      leaps += Math.abs(pitches[i] - pitches[i - 1]) > LEAP_SEMITONES ? 1 : 0;
    }
    boolean chord = motion.kind() == MelodicMotion.Kind.LEAPS;
    return new HeardMelody(
        motion,
        direction(pitches),
        Math.max(0, pitches.length - 1) - leaps,
        leaps,
        Key.of(notes, semitones, chord),
        pitches.length == 0
            ? 0
            : Arrays.stream(pitches).max().getAsDouble()
                - Arrays.stream(pitches).min().getAsDouble(),
        notesPerMinute(notes),
        100 * tuning.offset(),
        100 * meanError(notes, errors),
        100 * drift(notes, errors));
  }

  private static Direction direction(double[] pitches) {
    List<Boolean> turns = new ArrayList<>();
    for (int i = 1; i < pitches.length; i++) {
      boolean up = pitches[i] > pitches[i - 1];
      if (turns.isEmpty() || turns.get(turns.size() - 1) != up) {
        turns.add(up);
      }
    }
    return switch (turns.size()) {
      case 1 -> turns.get(0) ? Direction.RISING : Direction.FALLING;
      case 2 -> turns.get(0) ? Direction.ARCH : Direction.VALLEY;
      default -> Direction.WINDING;
    };
  }

  private static double notesPerMinute(List<Note> notes) {
    if (notes.size() < 2) {
      return 0;
    }
    double[] times = new double[notes.size() - 1];
    for (int i = 0; i < times.length; i++) {
      times[i] = notes.get(i + 1).onsetSeconds() - notes.get(i).onsetSeconds();
    }
    Arrays.sort(times);
    int middle = times.length / 2;
    double median = times.length % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
    return median > 0 ? 60 / median : 0;
  }

  private static double meanError(List<Note> notes, double[] errors) {
    double seconds = 0;
    double sum = 0;
    for (int i = 0; i < errors.length; i++) {
      seconds += notes.get(i).durationSeconds();
      sum += notes.get(i).durationSeconds() * Math.abs(errors[i]);
    }
    return seconds == 0 ? 0 : sum / seconds;
  }

  private static double drift(List<Note> notes, double[] errors) {
    if (errors.length < 3) {
      return 0;
    }
    double meanTime = notes.stream().mapToDouble(Note::onsetSeconds).average().orElseThrow();
    double meanError = Arrays.stream(errors).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < errors.length; i++) {
      double time = notes.get(i).onsetSeconds() - meanTime;
      covariance += time * (errors[i] - meanError);
      variance += time * time;
    }
    double seconds = notes.get(errors.length - 1).onsetSeconds() - notes.get(0).onsetSeconds();
    return variance == 0 ? 0 : covariance / variance * seconds;
  }

  /**
   * For example {@code 15 notes, 14 steps and 0 leaps, arch, F# major, 12.0 semitones, 130 notes a
   * minute, tuned -12 cents, 6 cents off, drifting +4 cents}.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %s and %s, %s, %s, %.1f semitones, %.0f notes a minute, "
            + "tuned %+.0f cents, %.0f cents off, drifting %+.0f cents",
        counted(motion.notes().size(), "note"),
        counted(steps, "step"),
        counted(leaps, "leap"),
        direction.name().toLowerCase(Locale.ROOT),
        key.map(Key::toString).orElse("no key"),
        rangeSemitones,
        notesPerMinute,
        tuningCents,
        intonationCents,
        driftCents);
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
