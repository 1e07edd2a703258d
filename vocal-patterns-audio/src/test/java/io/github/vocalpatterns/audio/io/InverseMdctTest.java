package io.github.vocalpatterns.audio.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InverseMdctTest {

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256, 2048})
  void itIsTheSumOfItsDefinition(int size) {
    Random random = new Random(size);
    int half = size / 2;
    float[] spectrum = new float[half];
    for (int k = 0; k < half; k++) {
      spectrum[k] = (float) random.nextGaussian();
    }
    float[] expected = new float[size];
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int k = 0; k < half; k++) {
        sum += spectrum[k] * Math.cos(Math.PI / half * (i + 0.5 + half / 2.0) * (k + 0.5));
      }
      expected[i] = (float) sum;
    }
    float[] samples = new float[size];
    new InverseMdct(size).transform(spectrum, samples);
    assertArrayEquals(expected, samples, 1e-4f);
  }
}
