package io.github.vocalpatterns.audio.pitch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PitchSpecTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "999 | 2048 | 512 | 65 | 400 | sampleRateHz is 999, it must lie between 1000 and 192000",
        "22050 | 3 | 512 | 65 | 400 | frameLength is 3, it must lie between 4 and 65536",
        "22050 | 2048 | 0 | 65 | 400 | hopLength is 0, it must lie between 1 and 65536",
        "22050 | 2048 | 512 | 0 | 400 | fminHz is 0.0, it must be positive",
        "22050 | 2048 | 512 | NaN | 400 | fminHz is NaN, it must be positive",
        "22050 | 2048 | 512 | 65 | 65 | fmaxHz is 65.0, it must lie above fminHz, 65.0",
        "22050 | 2048 | 512 | 65 | NaN | fmaxHz is NaN, it must lie above fminHz, 65.0",
        "8000 | 2048 | 512 | 65 | 4001 | fmaxHz is 4001.0, it must not exceed half the sample rate,"
            + " 4000.0",
        "8000 | 101 | 50 | 80 | 400 | fminHz is 80.0, it must exceed 80.0, so that a frame of 101"
            + " samples holds a period",
      })
  void aValueThatCannotWorkIsRefusedInOneSentence(
      int rate, int frame, int hop, double fmin, double fmax, String message) {
    Exception refusal =
        assertThrows(
            IllegalArgumentException.class, () -> new PitchSpec(rate, frame, hop, fmin, fmax));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void aBuilderChangesOnlyWhatItIsTold() {
    PitchSpec spec = PitchSpec.DEFAULT.toBuilder().hopLength(128).fmaxHz(900).build();
    assertEquals(new PitchSpec(22050, 1024, 128, 65, 900), spec);
    assertEquals(PitchSpec.DEFAULT, PitchSpec.DEFAULT.toBuilder().build());
    PitchSpec other = spec.toBuilder().sampleRateHz(16000).frameLength(800).fminHz(70).build();
    assertEquals(new PitchSpec(16000, 800, 128, 70, 900), other);
  }
}
