package io.github.vocalpatterns.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.VocalPattern;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExerciseSynthesizerTest {

  private static final ExerciseSynthesizer SYNTHESIZER = ExerciseSynthesizer.of(20240601);

  private static final List<String> KINDS =
      List.of(
          "octave scale",
          "five-note scale",
          "9-note scale",
          "two-octave scale",
          "chromatic scale",
          "major pentatonic scale",
          "octave scale in thirds",
          "triad",
          "seventh",
          "broken triad",
          "two-octave triad",
          "old tune",
          "song",
          "song phrase",
          "song with runs",
          "harmonised song",
          "line of a song",
          "wandering steps",
          "leaps",
          "long tones",
          "short tones",
          "octave leaps",
          "trills",
          "siren",
          "intervals",
          "chant",
          "melisma",
          "ornamented phrase",
          "speech",
          "laughter");

  @Test
  void takesAreTheSameInAnyOrderAndOnAnyThread() {
    List<SyntheticTake> forwards = IntStream.range(0, 24).mapToObj(SYNTHESIZER::take).toList();
    ExerciseSynthesizer again = ExerciseSynthesizer.of(20240601);
    List<SyntheticTake> parallel = IntStream.range(0, 24).parallel().mapToObj(again::take).toList();

    assertEquals(forwards, parallel);
    for (int i = 23; i >= 0; i--) {
      assertEquals(forwards.get(i), again.take(i));
    }
  }

  @Test
  void anotherSeedOrIndexIsAnotherTake() {
    SyntheticTake take = SYNTHESIZER.take(7, VocalPattern.SCALE);

    assertNotEquals(take, SYNTHESIZER.take(8, VocalPattern.SCALE));
    assertNotEquals(take, ExerciseSynthesizer.of(20240602).take(7, VocalPattern.SCALE));
  }

  @Test
  void anyRunOfTakesIsBalanced() {
    Map<VocalPattern, Integer> counts = new EnumMap<>(VocalPattern.class);
    for (long index = 100; index < 130; index++) {
      counts.merge(SYNTHESIZER.take(index).pattern(), 1, Integer::sum);
    }

    assertEquals(
        Map.of(VocalPattern.ARPEGGIO, 10, VocalPattern.OTHER, 10, VocalPattern.SCALE, 10), counts);
  }

  @Test
  void indicesMayBeNegative() {
    assertEquals(VocalPattern.SCALE, SYNTHESIZER.take(-1).pattern());
  }

  @ParameterizedTest
  @EnumSource(VocalPattern.class)
  void takesAreAudibleAndOfReasonableLength(VocalPattern pattern) {
    for (int index = 0; index < 100; index++) {
      SyntheticTake take = SYNTHESIZER.take(index, pattern);

      assertEquals(pattern, take.pattern());
      assertEquals(22050, take.waveform().sampleRateHz());
      float peak = take.waveform().peak();
      assertTrue(peak > 0 && peak <= 1, "peak " + peak + " of " + index);
      double seconds = take.waveform().durationSeconds();
      assertTrue(
          seconds >= ExerciseSynthesizer.SHORTEST_SECONDS
              && seconds <= ExerciseSynthesizer.LONGEST_SECONDS,
          seconds + " s of " + index);
    }
  }

  @ParameterizedTest
  @EnumSource(VocalPattern.class)
  void notesFollowEachOtherWithinTheTake(VocalPattern pattern) {
    for (int index = 0; index < 100; index++) {
      SyntheticTake take = SYNTHESIZER.take(index, pattern);
      double previous = 0;
      for (SungNote note : take.notes()) {
        assertTrue(note.onsetSeconds() >= previous, "onset in " + index);
        assertTrue(note.durationSeconds() > 0.03, "duration in " + index);
        assertTrue(note.midiPitch() > 30 && note.midiPitch() < 96, "pitch in " + index);
        previous = note.onsetSeconds();
      }
      if (!take.notes().isEmpty()) {
        SungNote last = take.notes().get(take.notes().size() - 1);
        assertTrue(
            last.onsetSeconds() + last.durationSeconds() <= take.waveform().durationSeconds(),
            "last note of " + index + " is cut off");
      }
    }
  }

  /** An exercise may wander off, and rise by a key or five, but begins where it says. */
  @Test
  void scalesAndArpeggiosTouchTheirTonic() {
    for (int index = 0; index < 60; index++) {
      for (VocalPattern pattern : List.of(VocalPattern.SCALE, VocalPattern.ARPEGGIO)) {
        SyntheticTake take = SYNTHESIZER.take(index, pattern);
        double tonic = Objects.requireNonNull(take.key()).tonicMidi();
        double nearest =
            take.notes().stream()
                .mapToDouble(note -> Math.abs(Math.IEEEremainder(note.midiPitch() - tonic, 12)))
                .min()
                .orElseThrow();
        assertTrue(nearest < 2.5, take + " is " + nearest + " semitones from its tonic");
      }
    }
  }

  /** Training needs many kinds of everything; a weight mistyped as 0 would show here. */
  @Test
  void everyKindOfVoiceTechniqueAndThingSungOccurs() {
    Set<String> singers = new HashSet<>();
    Set<String> techniques = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    Set<String> articulations = new HashSet<>();
    for (int index = 0; index < 6000; index++) {
      Chance chance = Chance.of(21, index);
      Melody melody =
          switch (index % 4) {
            case 0 -> ScalePatterns.draw(chance);
            case 1 -> ArpeggioPatterns.draw(chance);
            default -> OtherPatterns.draw(chance);
          };
      Voice voice = Voice.draw(chance);
      Manner manner = Manner.draw(melody, voice, 15, chance);
      kinds.add(melody.kind());
      singers.add(voice.name);
      techniques.add(manner.technique().label());
      articulations.add(manner.articulation());
    }

    assertTrue(singers.containsAll(List.of("bass", "tenor", "alto", "soprano", "child")));
    assertTrue(kinds.containsAll(KINDS), kinds + "");
    assertTrue(articulations.contains("solfège"), articulations + "");
    for (Manner.Join join : Manner.Join.values()) {
      assertTrue(articulations.contains(join.label()), join + " never occurs");
    }
    for (Technique technique : Technique.values()) {
      assertTrue(techniques.contains(technique.label()), technique + " never occurs");
    }
  }
}
