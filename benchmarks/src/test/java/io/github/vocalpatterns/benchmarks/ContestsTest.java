package io.github.vocalpatterns.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContestsTest {

  @ParameterizedTest
  @EnumSource(Bar.class)
  void bothWaysOfEveryContestGiveTheSameAnswer(Bar bar) {
    try {
      bar.contest().verify();
    } catch (Contest.NotMeasuredException e) {
      abort(e.getMessage());
    }
  }

  /** Ours sleeps three times as long; what else runs only makes both longer. */
  @Test
  void aDuelFindsTheRatioOfTheTimes() {
    Duel duel = Duel.of(new Sleeps(30, 10), 0.2);
    assertEquals(3, duel.ratio(), 1);
  }

  @Test
  void aWrongAnswerIsNeverTimed() {
    Contest wrong =
        new Sleeps(1, 1) {
          @Override
          public void verify() {
            requireClose("answer", 1, 2, 0.5);
          }

          @Override
          public Object ours() {
            throw new AssertionError("timed");
          }
        };
    assertThrows(IllegalStateException.class, () -> Duel.of(wrong, 0.1));
  }

  @Test
  void aRatioBeyondItsBarIsMissedAndOneThatIsNotThereIsNot() {
    Result slow = Result.of(Bar.STRETCH, Kernels.PLAIN, new Duel(7, 10));
    assertTrue(slow.isMissed() && slow.toRow().endsWith("| MISSED |"), slow.toRow());
    Result fast = Result.of(Bar.STRETCH, Kernels.PLAIN, new Duel(5, 10));
    assertTrue(!fast.isMissed() && fast.toRow().endsWith("| ok |"), fast.toRow());
    Result none = Result.notMeasured(Bar.STRETCH, Kernels.PLAIN, "there is no Python");
    assertFalse(none.isMissed());
    assertTrue(none.toRow().endsWith("not measured: there is no Python |"), none.toRow());
    assertFalse(none.toJson().has("measured"));
  }

  private static class Sleeps extends Contest {

    private final int oursMillis;
    private final int peerMillis;

    Sleeps(int oursMillis, int peerMillis) {
      this.oursMillis = oursMillis;
      this.peerMillis = peerMillis;
    }

    @Override
    public void verify() {}

    @Override
    public Object ours() {
      return sleep(oursMillis);
    }

    @Override
    public Object peer() {
      return sleep(peerMillis);
    }

    private static Object sleep(int millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return millis;
    }
  }

  @Test
  void aPeerThatFailsSaysWhy(@TempDir Path folder) throws IOException {
    Path script = folder.resolve("peers.sh");
    Files.writeString(script, "echo Traceback >&2; echo 'No module named soxr' >&2; exit 1");
    System.setProperty(PythonPeer.PYTHON, "sh");
    System.setProperty(PythonPeer.SCRIPT, script.toString());
    try {
      PythonPeer peer = new PythonPeer("resample", Signals.scale(1, 8000));
      Exception e = assertThrows(Contest.NotMeasuredException.class, () -> peer.run(1));
      assertEquals("Python: No module named soxr", e.getMessage());
    } finally {
      System.clearProperty(PythonPeer.PYTHON);
      System.clearProperty(PythonPeer.SCRIPT);
    }
  }
}
