package io.github.vocalpatterns.network;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.FF_Result;

/** Threads that evaluate one plan at once each get the outputs of their own input. */
public class WorkspacesStress {

  private static final float[][] INPUTS = {{0.25f, -0.5f}, {1.5f, 0.75f}, {-2, 3}};
  private static final Plan PLAN = plan();

  /** An LSTM, whose state would show a neighbour's steps. */
  private static Plan plan() {
    Lstm lstm =
        new Lstm(
            Tensor.of(new float[] {0.5f, -0.25f, 1, 0.75f}, 1, 4),
            Tensor.of(new float[] {0.5f, 1, -0.5f, 0.25f}, 1, 4),
            Tensor.of(new float[] {0, 1, 0, 0.5f}, 4));
    List<Layer> layers =
        List.of(
            new ToSequence(ToSequence.Order.TIME_MAJOR, 2),
            new BiLstm(lstm, lstm, false),
            new Dense(
                Tensor.of(new float[] {1, 2}, 2, 1),
                Tensor.of(new float[1], 1),
                Activation.LINEAR));
    return Plan.of(1, 2, layers, new PlainKernels());
  }

  /** The difference to what the input gives when nobody else is there. */
  private static float error(Workspaces workspaces, int input) {
    float alone = new Workspaces(PLAN, 1).run(INPUTS, input, 1)[0][0];
    return workspaces.run(INPUTS, input, 1)[0][0] - alone;
  }

  /** Both find no workspace that is idle, and make one. */
  @JCStressTest
  @Outcome(id = "0.0, 0.0", expect = Expect.ACCEPTABLE, desc = "both have their own")
  @State
  public static class TwoNew {
    private final Workspaces workspaces = new Workspaces(PLAN, 1);

    @Actor
    public void first(FF_Result result) {
      result.r1 = error(workspaces, 0);
    }

    @Actor
    public void second(FF_Result result) {
      result.r2 = error(workspaces, 1);
    }
  }

  /** One is idle; it holds what a third thread left in it. */
  @JCStressTest
  @Outcome(id = "0.0, 0.0", expect = Expect.ACCEPTABLE, desc = "both have their own")
  @State
  public static class OneIdle {
    private final Workspaces workspaces = new Workspaces(PLAN, 1);

    public OneIdle() {
      workspaces.run(INPUTS, 2, 1);
    }

    @Actor
    public void first(FF_Result result) {
      result.r1 = error(workspaces, 0);
    }

    @Actor
    public void second(FF_Result result) {
      result.r2 = error(workspaces, 1);
    }
  }
}
