package io.github.vocalpatterns.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A new version comes in whole, whoever brings it and whoever asks meanwhile. */
public class ReloadingClassifierStress {

  private static ReloadingClassifier aboutToMove() {
    TwoVersions registry = new TwoVersions();
    try {
      ReloadingClassifier live = ReloadingClassifier.of(registry, TwoVersions.CHAMPION);
      registry.setAlias("voice", "champion", 2);
      return live;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int swaps(ReloadingClassifier live) {
    try {
      return live.refresh() ? 1 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int numberOf(ReloadingClassifier live) {
    return Integer.parseInt(live.get().model().card().provenance().get("number"));
  }

  /** Who asks gets the old one or the new one, and never goes back. */
  @JCStressTest
  @Outcome(id = "1, 1, 2", expect = Expect.ACCEPTABLE, desc = "asked before")
  @Outcome(id = "1, 2, 2", expect = Expect.ACCEPTABLE, desc = "it came in between")
  @Outcome(id = "2, 2, 2", expect = Expect.ACCEPTABLE, desc = "asked behind")
  @State
  public static class Asked {
    private final ReloadingClassifier live = aboutToMove();

    @Actor
    public void refresh() {
      swaps(live);
    }

    @Actor
    public void ask(III_Result result) {
      result.r1 = numberOf(live);
      result.r2 = live.version().version();
    }

    @Arbiter
    public void after(III_Result result) {
      result.r3 = numberOf(live);
    }
  }

  /** Of two that refresh at once, one swaps. */
  @JCStressTest
  @Outcome(
      id = {"1, 0, 2", "0, 1, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "one was first")
  @State
  public static class RefreshedTwice {
    private final ReloadingClassifier live = aboutToMove();

    @Actor
    public void first(III_Result result) {
      result.r1 = swaps(live);
    }

    @Actor
    public void second(III_Result result) {
      result.r2 = swaps(live);
    }

    @Arbiter
    public void after(III_Result result) {
      result.r3 = numberOf(live);
    }
  }
}
