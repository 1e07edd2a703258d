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

/** Who asks while a new version comes in gets the old one or the new one, and never goes back. */
@JCStressTest
@Outcome(id = "1, 1, 2", expect = Expect.ACCEPTABLE, desc = "asked before")
@Outcome(id = "1, 2, 2", expect = Expect.ACCEPTABLE, desc = "it came in between")
@Outcome(id = "2, 2, 2", expect = Expect.ACCEPTABLE, desc = "asked behind")
@State
public class ReloadingClassifierStress {

  private final ReloadingClassifier live;

  public ReloadingClassifierStress() {
    TwoVersions registry = new TwoVersions();
    try {
      live = ReloadingClassifier.of(registry, TwoVersions.CHAMPION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    registry.setAlias("voice", "champion", 2);
  }

  private void refreshOnce() {
    try {
      live.refresh();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int numberOf(ReloadingClassifier live) {
    return Integer.parseInt(live.get().model().card().provenance().get("number"));
  }

  @Actor
  public void refresh() {
    refreshOnce();
  }

  @Actor
  public void refreshToo() {
    refreshOnce();
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
