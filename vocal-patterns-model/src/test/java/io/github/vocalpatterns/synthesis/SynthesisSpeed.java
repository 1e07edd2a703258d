package io.github.vocalpatterns.synthesis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the synthesiser where asked to by name: {@code -Dtest=SynthesisSpeed}. */
class SynthesisSpeed {

  private static final Logger LOG = LoggerFactory.getLogger(SynthesisSpeed.class);

  @Test
  void oneThreadOutpacesRealTimeAHundredfold() {
    ExerciseSynthesizer synthesizer = ExerciseSynthesizer.of(1);
    int takes = 600;
    for (int i = 0; i < takes; i++) {
      synthesizer.take(-1 - i);
    }
    double sounding = 0;
    long start = processorNanos();
    for (int i = 0; i < takes; i++) {
      sounding += synthesizer.take(i).waveform().durationSeconds();
    }
    double seconds = (processorNanos() - start) * 1e-9;
    LOG.info(
        "{} ms of processor time a take of {} s on average, {} times real time",
        String.format("%.2f", 1000 * seconds / takes),
        String.format("%.2f", sounding / takes),
        Math.round(sounding / seconds));
    assertTrue(sounding / seconds > 100);
  }

  /** Of this thread alone, so that others on the machine do not count. */
  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
