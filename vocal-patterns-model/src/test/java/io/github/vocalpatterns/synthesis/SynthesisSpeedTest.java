package io.github.vocalpatterns.synthesis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Training hears a hundred thousand takes: a take must cost milliseconds. */
class SynthesisSpeedTest {

  private static final Logger LOG = LoggerFactory.getLogger(SynthesisSpeedTest.class);

  @Test
  void oneThreadOutpacesRealTimeByFar() {
    ExerciseSynthesizer synthesizer = ExerciseSynthesizer.of(1);
    int takes = 90;
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
    // Several hundred times on an idle core; the bound leaves room for a cold JVM on a busy one.
    assertTrue(sounding / seconds > 40);
  }

  /** Of this thread alone, so that others on the machine do not count. */
  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
