package io.github.vocalpatterns.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One piece of work done in two ways, which give the same answer. JMH times each way by itself
 * ({@code benchmarks/run}); {@link Duel} times them in turns and compares ({@code
 * benchmarks/compare}).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class Contest {

  /** For subclasses. */
  protected Contest() {}

  /**
   * Makes what both ways need and compares their answers.
   *
   * @throws NotMeasuredException if the other way is missing on this machine
   * @throws IllegalStateException if an answer is wrong
   */
  @Setup
  public abstract void verify();

  /** The work in this library. */
  public abstract Object ours();

  /** The same work by the peer, or the work that ours is held against. */
  public abstract Object peer();

  /** For JMH, which wants methods with a body. */
  @Benchmark
  public Object timeOurs() {
    return ours();
  }

  /** For JMH. */
  @Benchmark
  public Object timePeer() {
    return peer();
  }

  /** The fewest nanoseconds that one of {@code calls} calls of the peer takes. */
  long peerNanos(int calls) {
    return Duel.leastNanos(this::peer, calls);
  }

  /** Refuses a peer's answer that is not ours. */
  static void requireClose(String what, double ours, double theirs, double tolerance) {
    if (!(Math.abs(ours - theirs) <= tolerance)) {
      throw new IllegalStateException(
          what
              + " is "
              + ours
              + " here and "
              + theirs
              + " there, more than "
              + tolerance
              + " apart");
    }
  }

  /** Refuses a peer's values of which one is not ours. */
  static void requireClose(String what, float[] ours, float[] theirs, double tolerance) {
    requireClose("the number of " + what, ours.length, theirs.length, 0);
    for (int i = 0; i < ours.length; i++) {
      requireClose(what + " " + i, ours[i], theirs[i], tolerance);
    }
  }

  /** Something that a contest needs is not on this machine. */
  static final class NotMeasuredException extends RuntimeException {
    NotMeasuredException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
