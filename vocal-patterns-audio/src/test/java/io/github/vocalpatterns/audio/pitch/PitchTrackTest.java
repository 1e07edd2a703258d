package io.github.vocalpatterns.audio.pitch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PitchTrackTest {

  private static final double NONE = Double.NaN;

  @Test
  void framesKnowTheirTimeAndWhetherTheyAreVoiced() {
    PitchTrack track = PitchTrack.of(0.25, new double[] {NONE, 440, 220, NONE});
    assertEquals(4, track.size());
    assertEquals(4, track.frames().size());
    assertEquals(new PitchFrame(0.25, 440, true, 1, NONE), track.frame(1));
    assertEquals(new PitchFrame(0.75, NONE, false, 0, NONE), track.frames().get(3));
    assertEquals(0.5, track.voicedShare());
  }

  @Test
  void itPrintsWhatOneWantsToKnow() {
    assertEquals(
        "PitchTrack[4 frames, 0.75 s, 50 % voiced, 220.0 to 440.0 Hz]",
        PitchTrack.of(0.25, new double[] {NONE, 440, 220, NONE}).toString());
    assertEquals(
        "PitchTrack[1 frames, 0.00 s, 0 % voiced]",
        PitchTrack.of(0.25, new double[] {NONE}).toString());
    assertEquals(
        "PitchTrack[0 frames, 0.00 s, 0 % voiced]", PitchTrack.of(1, new double[0]).toString());
  }

  @Test
  void noArrayThatWasGivenOrTakenChangesIt() {
    double[] f0 = {100, 200};
    PitchTrack track = PitchTrack.of(1, f0);
    f0[0] = 1;
    track.f0Hz()[1] = 1;
    assertArrayEquals(new double[] {100, 200}, track.f0Hz());
    assertThrows(UnsupportedOperationException.class, () -> track.frames().set(0, track.frame(1)));
  }

  @Test
  void tracksAreEqualWhenAllFramesAre() {
    PitchTrack track = PitchTrack.of(1, new double[] {100, NONE});
    assertEquals(track, PitchTrack.of(1, new double[] {100, NONE}));
    assertEquals(track.hashCode(), PitchTrack.of(1, new double[] {100, NONE}).hashCode());
    assertNotEquals(track, PitchTrack.of(2, new double[] {100, NONE}));
    assertNotEquals(track, PitchTrack.of(1, new double[] {100, 100}));
  }

  @Test
  void whatIsNoFrequencyIsRefused() {
    Exception zero =
        assertThrows(IllegalArgumentException.class, () -> PitchTrack.of(1, new double[] {440, 0}));
    assertEquals("f0Hz of frame 1 is 0.0, it must be positive or NaN", zero.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> PitchTrack.of(1, new double[] {Double.POSITIVE_INFINITY}));
    Exception hop =
        assertThrows(IllegalArgumentException.class, () -> PitchTrack.of(0, new double[] {440}));
    assertEquals("hopSeconds is 0.0, it must be positive", hop.getMessage());
  }
}
