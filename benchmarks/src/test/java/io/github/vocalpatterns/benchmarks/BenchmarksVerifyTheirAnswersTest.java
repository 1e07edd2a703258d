package io.github.vocalpatterns.benchmarks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

class BenchmarksVerifyTheirAnswersTest {

  @Test
  void theSpectrogramBenchmarkTimesARightAnswer() {
    assertDoesNotThrow(() -> new SpectrogramBenchmark().verify());
  }

  @Test
  void theMelKernelsBenchmarkTimesARightAnswer() {
    assertDoesNotThrow(() -> new MelKernelsBenchmark().verify());
  }

  @Test
  void theInferenceBenchmarkTimesARightAnswer() {
    assertDoesNotThrow(() -> new InferenceBenchmark().verify());
  }
}
