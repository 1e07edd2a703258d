package io.github.vocalpatterns.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * The workspaces of a plan: no more than there are processors, as more threads would not be faster.
 * Further callers wait, platform and virtual threads alike.
 */
final class Workspaces {

  private final Plan plan;
  private final int maxItems;
  private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final Deque<Workspace> idle = new ArrayDeque<>();

  Workspaces(Plan plan, int maxItems) {
    this.plan = plan;
    this.maxItems = maxItems;
  }

  /**
   * Evaluates the plan.
   *
   * @param first index of the first of the inputs to take
   * @return the outputs of each
   */
  float[][] run(float[][] inputs, int first, int items) {
    float[][] outputs = new float[items][plan.output().count()];
    permits.acquireUninterruptibly();
    try {
      Workspace workspace = take();
      float[][] rows = workspace.run(inputs, first, items);
      for (int item = 0; item < items; item++) {
        System.arraycopy(rows[item], 0, outputs[item], 0, outputs[item].length);
      }
      giveBack(workspace);
    } finally {
      permits.release();
    }
    return outputs;
  }

  private Workspace take() {
    synchronized (idle) {
      Workspace workspace = idle.pollLast();
      if (workspace != null) {
        return workspace;
      }
    }
    return new Workspace(plan, maxItems);
  }

  private void giveBack(Workspace workspace) {
    synchronized (idle) {
      idle.addLast(workspace);
    }
  }

  int maxItems() {
    return maxItems;
  }
}
