package io.github.vocalpatterns.audio.dsp;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Working memory has one user at a time, who sees all that its former user wrote. */
public class SparesStress {

  /** Memory that is written to without any lock, as working memory is. */
  static final class Memory {
    int value;
  }

  private static int valueOf(Spares<Memory> spares) {
    Memory taken = spares.take();
    return taken == null ? -1 : taken.value;
  }

  /** Two threads want the only spare. */
  @JCStressTest
  @Outcome(id = "1, -1", expect = Expect.ACCEPTABLE, desc = "the first has it")
  @Outcome(id = "-1, 1", expect = Expect.ACCEPTABLE, desc = "the second has it")
  @State
  public static class OneUser {
    private final Spares<Memory> spares = new Spares<>();

    public OneUser() {
      Memory memory = new Memory();
      memory.value = 1;
      spares.giveBack(memory);
    }

    @Actor
    public void first(II_Result result) {
      result.r1 = valueOf(spares);
    }

    @Actor
    public void second(II_Result result) {
      result.r2 = valueOf(spares);
    }
  }

  /** One thread gives back what another takes. */
  @JCStressTest
  @Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "it came too early")
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "it sees what was written")
  @State
  public static class HandedOver {
    private final Spares<Memory> spares = new Spares<>();

    @Actor
    public void former() {
      Memory memory = new Memory();
      memory.value = 1;
      spares.giveBack(memory);
    }

    @Actor
    public void next(I_Result result) {
      result.r1 = valueOf(spares);
    }
  }

  /** Of what two threads give back, none is in there twice. */
  @JCStressTest
  @Outcome(
      id = {"1, 2", "2, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "both are kept")
  @Outcome(
      id = {"1, -1", "2, -1"},
      expect = Expect.ACCEPTABLE,
      desc = "on one processor, one is kept")
  @State
  public static class TwoGivers {
    private final Spares<Memory> spares = new Spares<>();

    private void give(int value) {
      Memory memory = new Memory();
      memory.value = value;
      spares.giveBack(memory);
    }

    @Actor
    public void first() {
      give(1);
    }

    @Actor
    public void second() {
      give(2);
    }

    @Arbiter
    public void after(II_Result result) {
      result.r1 = valueOf(spares);
      result.r2 = valueOf(spares);
    }
  }
}
