package io.github.vocalpatterns.audio.pitch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteSequenceTest {

  private static final double HOP = PitchSpec.DEFAULT.hopSeconds();
  private static final int[] MAJOR = {0, 200, 400, 500, 700, 900, 1100, 1200};

  /** A track whose pitch is so many cents above A3; NaN is unvoiced. */
  private static PitchTrack contour(double seconds, DoubleUnaryOperator centsAtTime) {
    double[] f0 =
        IntStream.range(0, (int) (seconds / HOP))
            .mapToDouble(t -> 220 * Math.pow(2, centsAtTime.applyAsDouble(t * HOP) / 1200))
            .toArray();
    return PitchTrack.of(HOP, f0);
  }

  private static DoubleUnaryOperator vibrato(double cents, double hz) {
    return t -> cents * Math.sin(2 * Math.PI * hz * t);
  }

  /** Legato: one pitch after the other, each step an S of a twentieth of a second or so. */
  private static DoubleUnaryOperator steps(int[] cents, double noteSeconds, double stepSeconds) {
    return t -> {
      double pitch = cents[0];
      for (int i = 1; i < cents.length; i++) {
        double x = (t - i * noteSeconds) / stepSeconds * 6;
        pitch += (cents[i] - cents[i - 1]) / (1 + Math.exp(-x));
      }
      return pitch;
    };
  }

  private static String names(NoteSequence notes) {
    return String.join(" ", notes.notes().stream().map(Note::name).toList());
  }

  @Test
  void aHeldPitchIsOneNote() {
    NoteSequence notes = NoteSequence.of(contour(1.5, t -> t < 0.3 || t > 1.1 ? Double.NaN : 312));
    assertEquals(1, notes.size());
    Note note = notes.notes().get(0);
    assertEquals(0.3, note.onsetSeconds(), HOP);
    assertEquals(1.1, note.endSeconds(), HOP);
    assertEquals(0.8, note.durationSeconds(), 2 * HOP);
    assertEquals(220 * Math.pow(2, 312 / 1200.0), note.frequencyHz(), 1e-6);
    assertEquals(60, note.midiNumber());
    assertEquals(12, note.cents(), 1e-6);
    assertEquals("Note[C4 +12 cents, 0.30 to 1.10 s]", note.toString());
    assertEquals("NoteSequence[1 notes in 0.80 s: C4]", notes.toString());
  }

  @ParameterizedTest
  @CsvSource({"80,6", "30,5", "50,4.5", "80,5", "120,6", "100,7.5", "150,5.5", "200,6"})
  void vibratoStaysOneNoteInItsMiddle(double cents, double hz) {
    NoteSequence notes = NoteSequence.of(contour(2, vibrato(cents, hz)));
    assertEquals("A3", names(notes));
    assertEquals(0, notes.notes().get(0).cents(), 15);
    assertEquals(2, notes.notes().get(0).durationSeconds(), 0.1);
  }

  @ParameterizedTest
  @CsvSource({"0.15,0.05", "0.2,0.05", "0.3,0.08", "0.5,0.08", "0.5,0.15", "1.5,0.1"})
  void aLegatoScaleHasEightNotes(double noteSeconds, double stepSeconds) {
    NoteSequence notes =
        NoteSequence.of(contour(8 * noteSeconds, steps(MAJOR, noteSeconds, stepSeconds)));
    assertEquals("A3 B3 C#4 D4 E4 F#4 G#4 A4", names(notes));
    for (int i = 0; i < 8; i++) {
      assertEquals(i * noteSeconds, notes.notes().get(i).onsetSeconds(), stepSeconds + 2 * HOP);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.4,60,6", "0.6,80,6", "0.6,100,5", "1,120,5.5"})
  void aLegatoScaleWithVibratoHasEightNotes(double noteSeconds, double cents, double hz) {
    DoubleUnaryOperator scale = steps(MAJOR, noteSeconds, 0.08);
    DoubleUnaryOperator vibrato = vibrato(cents, hz);
    NoteSequence notes =
        NoteSequence.of(
            contour(8 * noteSeconds, t -> scale.applyAsDouble(t) + vibrato.applyAsDouble(t)));
    assertEquals("A3 B3 C#4 D4 E4 F#4 G#4 A4", names(notes));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.3, 0.5, 1})
  void anArpeggioUpAndDownHasSevenNotes(double noteSeconds) {
    int[] triad = {0, 400, 700, 1200, 700, 400, 0};
    NoteSequence notes = NoteSequence.of(contour(7 * noteSeconds, steps(triad, noteSeconds, 0.06)));
    assertEquals("A3 C#4 E4 A4 E4 C#4 A3", names(notes));
    assertArrayEquals(new double[] {400, 300, 500, -500, -300, -400}, notes.intervalsCents(), 25);
  }

  @Test
  void aNoteRepeatedAfterABreakIsTwoNotes() {
    NoteSequence notes = NoteSequence.of(contour(1.1, t -> t > 0.5 && t < 0.6 ? Double.NaN : 700));
    assertEquals("E4 E4", names(notes));
  }

  @Test
  void aFrameOrTwoWithoutVoiceDoNotBreakANote() {
    NoteSequence notes =
        NoteSequence.of(contour(1.1, t -> t > 0.5 && t < 0.525 ? Double.NaN : 700));
    assertEquals("E4", names(notes));
  }

  /** Five cents a frame at the slowest; faster than any singer's drift, and no pitch is held. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5, 1, 1.5, 2, 3})
  void aGlideOverAnOctaveHasNoNotes(double seconds) {
    assertEquals(0, NoteSequence.of(contour(seconds, t -> 1200 * t / seconds)).size());
    assertEquals(0, NoteSequence.of(contour(seconds, t -> -1200 * t / seconds)).size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 1, 1.5})
  void aPortamentoBelongsToNeitherOfItsNotes(double seconds) {
    NoteSequence notes =
        NoteSequence.of(
            contour(2 + seconds, t -> 1200 * Math.min(1, Math.max(0, (t - 1) / seconds))));
    assertEquals("A3 A4", names(notes));
    assertEquals(1, notes.notes().get(0).endSeconds(), 0.1);
    assertEquals(1 + seconds, notes.notes().get(1).onsetSeconds(), 0.1);
  }

  @ParameterizedTest
  @CsvSource({"-300,0.1", "-200,0.15", "-400,0.08", "250,0.12"})
  void aScoopLeadsToTheNoteAndIsNone(double cents, double seconds) {
    NoteSequence notes =
        NoteSequence.of(contour(1, t -> t < seconds ? cents * (1 - t / seconds) : 0));
    assertEquals("A3", names(notes));
    assertEquals(0, notes.notes().get(0).cents(), 5);
  }

  @Test
  void aNoteThatSagsByAQuarterToneStaysOne() {
    NoteSequence notes = NoteSequence.of(contour(4, t -> 20 - 15 * t));
    assertEquals("A3", names(notes));
  }

  @Test
  void anOctaveErrorDoesNotTearANoteApart() {
    NoteSequence notes =
        NoteSequence.of(contour(1, t -> t > 0.5 && t < 0.58 ? -1200 : 3 * Math.sin(40 * t)));
    assertEquals("A3", names(notes));
    assertEquals(1, notes.notes().get(0).durationSeconds(), 2 * HOP);
  }

  /** Where a long break is asked to be bridged, no pitch is made up for it. */
  @Test
  void aBridgedBreakIsNoNote() {
    PitchTrack track = contour(3, t -> t < 1 ? 0 : t < 2 ? Double.NaN : 700);
    assertEquals("A3 E4", names(NoteSequence.of(track, new NoteSpec(440, 0.05, 2, 0.12))));
    assertEquals("A3 E4", names(NoteSequence.of(track, new NoteSpec(440, 0, 10, 0))));
  }

  /** Frames of a nanosecond make every time of the specification longer than the track. */
  @Test
  void anAbsurdHopIsNotAProblem() {
    assertEquals(0, NoteSequence.of(PitchTrack.of(1e-9, filled(100, 220))).size());
    assertEquals(1, NoteSequence.of(PitchTrack.of(1e9, filled(1, 220))).size());
  }

  @Test
  void notesAreNamedToTheTuningAskedFor() {
    PitchTrack track = PitchTrack.of(HOP, filled(60, 415));
    assertEquals("G#4", names(NoteSequence.of(track)));
    NoteSequence baroque = NoteSequence.of(track, NoteSpec.DEFAULT.withA4Hz(415));
    assertEquals("A4", names(baroque));
    assertEquals(0, baroque.notes().get(0).cents(), 1e-9);
  }

  private static double[] filled(int frames, double hz) {
    double[] f0 = new double[frames];
    Arrays.fill(f0, hz);
    return f0;
  }

  @Test
  void whatHasNoVoiceHasNoNotes() {
    assertEquals(0, NoteSequence.of(PitchTrack.of(HOP, new double[0])).size());
    NoteSequence none = NoteSequence.of(PitchTrack.of(HOP, filled(50, Double.NaN)));
    assertEquals("NoteSequence[no notes]", none.toString());
    assertEquals(0, none.intervalsCents().length);
  }

  @ParameterizedTest
  @CsvSource({
    "99,0.1,0.1,0.1,a4Hz",
    "440,-1,0.1,0.1,minNoteSeconds",
    "440,0,11,0,minGapSeconds",
    "440,0,0,NaN,maxWobbleSeconds"
  })
  void aSpecificationThatCannotWorkIsRefused(
      double a4, double note, double gap, double wobble, String name) {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> new NoteSpec(a4, note, gap, wobble));
    assertTrue(refusal.getMessage().startsWith(name + " is "), refusal.getMessage());
  }

  /** Nothing may depend on where a voice lies or when it starts. */
  @Property(tries = 100)
  void transposedAndDelayedMusicHasTransposedAndDelayedNotes(
      @ForAll @IntRange(min = -18, max = 24) int semitones,
      @ForAll @IntRange(max = 200) int frames,
      @ForAll @IntRange(max = 100) int seed) {
    DoubleUnaryOperator melody = steps(melody(seed), 0.25, 0.06);
    DoubleUnaryOperator wobble = vibrato(seed % 90, 5 + seed % 3);
    DoubleUnaryOperator song = t -> melody.applyAsDouble(t) + wobble.applyAsDouble(t);
    NoteSequence original = NoteSequence.of(contour(2, song));
    double delay = frames * HOP;
    NoteSequence moved =
        NoteSequence.of(
            contour(
                2 + delay + HOP / 2,
                t ->
                    t < delay - HOP / 2
                        ? Double.NaN
                        : song.applyAsDouble(t - delay) + 100 * semitones));
    assertEquals(original.size(), moved.size());
    assertTrue(original.size() > 0);
    for (int i = 0; i < moved.size(); i++) {
      Note before = original.notes().get(i);
      Note after = moved.notes().get(i);
      assertEquals(before.onsetSeconds() + delay, after.onsetSeconds(), 1e-9);
      assertEquals(before.durationSeconds(), after.durationSeconds(), 1e-9);
      double interval = Math.log(after.frequencyHz() / before.frequencyHz()) / Math.log(2) * 12;
      assertEquals(semitones, interval, 1e-6);
    }
  }

  private static int[] melody(int seed) {
    Random random = new Random(seed);
    return random.ints(8, 0, 13).map(semitone -> 100 * semitone).toArray();
  }

  /** From sound to notes: a sung scale with vibrato, a hum 50 dB below it before and after. */
  @Test
  void aSungScaleIsHeardFromItsWaveform() {
    int rate = 22050;
    DoubleUnaryOperator scale = steps(MAJOR, 0.5, 0.08);
    DoubleUnaryOperator vibrato = vibrato(60, 5.5);
    float[] samples = new float[6 * rate];
    double phase = 0;
    for (int n = 0; n < samples.length; n++) {
      double t = (double) n / rate - 1;
      double cents = scale.applyAsDouble(t) + vibrato.applyAsDouble(t);
      phase += 2 * Math.PI * 220 * Math.pow(2, cents / 1200) / rate;
      double voice = 0;
      for (int harmonic = 1; harmonic <= 8; harmonic++) {
        voice += Math.sin(harmonic * phase) / harmonic;
      }
      double sung = t >= 0 && t < 4 ? 0.3 * voice : 0;
      samples[n] = (float) (sung + 0.0007 * Math.sin(2 * Math.PI * 100 * t));
    }
    PitchTrack track = PitchTracker.pyin(PitchSpec.DEFAULT).track(Waveform.of(samples, rate));
    assertTrue(track.frame(20).voiced(), "the hum has a pitch");
    NoteSequence notes = NoteSequence.of(track);
    assertEquals("A3 B3 C#4 D4 E4 F#4 G#4 A4", names(notes));
    for (int i = 0; i < notes.size(); i++) {
      assertEquals(0, notes.notes().get(i).cents(), 25, notes.notes().get(i).toString());
      assertEquals(1 + 0.5 * i, notes.notes().get(i).onsetSeconds(), 0.12);
    }
  }
}
