package io.github.vocalpatterns.network;

import io.github.vocalpatterns.audio.kernels.Kernels;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates a chain of layers with the kernels that suit the process.
 *
 * <p>Where both are to be had, plain ones begin. After enough calls to be worth it, a thread of low
 * priority runs the vector kernels on silence until HotSpot has compiled them; then calls turn to
 * them. No caller waits for that, and none sees it in its results, which are the same bits.
 */
final class Engine {

  /** What the compilation of the vector kernels costs, in calls that they make shorter. */
  private static final int CALLS_BEFORE_WARMING = 300;

  private static final int WARMING_RUNS = 300;

  /** Items that share a walk over the weights of dense layers and LSTMs. */
  private static final int BATCH = 4;

  private static final String VECTOR_KERNELS = "io.github.vocalpatterns.network.VectorKernels";

  private final int bands;
  private final int frames;
  private final List<Layer> layers;
  private final AtomicInteger callsLeft = new AtomicInteger(CALLS_BEFORE_WARMING);
  private volatile Runner runner;

  private Engine(int bands, int frames, List<Layer> layers, Runner runner) {
    this.bands = bands;
    this.frames = frames;
    this.layers = layers;
    this.runner = runner;
  }

  /** One plan with its workspaces for single items and for batches. */
  private record Runner(Plan plan, Workspaces singles, Workspaces batches) {

    static Runner of(Plan plan) {
      return new Runner(
          plan, new Workspaces(plan, 1), new Workspaces(plan, plan.itemsAtOnce(BATCH)));
    }

    Workspaces workspaces(int items) {
      return items == 1 ? singles : batches;
    }
  }

  /**
   * Checks that the layers fit each other and readies them.
   *
   * @throws IllegalArgumentException if they do not
   */
  static Engine of(int bands, int frames, List<Layer> layers) {
    NetworkKernels kernels = Kernels.choice() == Kernels.VECTOR ? vectorKernels() : null;
    return of(bands, frames, layers, kernels == null ? new PlainKernels() : kernels);
  }

  static Engine of(int bands, int frames, List<Layer> layers, NetworkKernels kernels) {
    return new Engine(bands, frames, layers, Runner.of(Plan.of(bands, frames, layers, kernels)));
  }

  static @Nullable NetworkKernels vectorKernels() {
    Module vectors = Kernels.vectorModule();
    if (vectors != null) {
      Engine.class.getModule().addReads(vectors);
    }
    return Kernels.load(NetworkKernels.class, VECTOR_KERNELS);
  }

  int outputs() {
    return runner.plan().output().count();
  }

  /** Whether no value is NaN or infinite. */
  boolean isFinite(float[] values) {
    return runner.plan().kernels().isFinite(values);
  }

  /** Outputs of each input. */
  float[][] run(float[][] inputs) {
    if (Kernels.choice() == Kernels.WARMING && callsLeft.get() > 0) {
      count(inputs.length);
    }
    Runner current = runner;
    Workspaces workspaces = current.workspaces(inputs.length);
    if (inputs.length <= workspaces.maxItems()) {
      return workspaces.run(inputs, 0, inputs.length);
    }
    float[][] outputs = new float[inputs.length][];
    for (int i = 0; i < inputs.length; i += workspaces.maxItems()) {
      int items = Math.min(workspaces.maxItems(), inputs.length - i);
      System.arraycopy(workspaces.run(inputs, i, items), 0, outputs, i, items);
    }
    return outputs;
  }

  private void count(int calls) {
    int before = callsLeft.getAndAdd(-calls);
    if (before > 0 && before <= calls) {
      Thread warmer = new Thread(this::warm, "vocal-patterns-kernels");
      warmer.setDaemon(true);
      warmer.setPriority(Thread.MIN_PRIORITY);
      warmer.start();
    }
  }

  private void warm() {
    NetworkKernels kernels = vectorKernels();
    if (kernels == null) {
      return;
    }
    Runner next = Runner.of(Plan.of(bands, frames, layers, kernels));
    float[][] silence = new float[1][bands * frames];
    for (int i = 0; i < WARMING_RUNS; i++) {
      next.singles().run(silence, 0, 1);
    }
    runner = next;
    Logger log = LoggerFactory.getLogger(Network.class);
    log.debug("{} turns to the kernels of the {}", this, kernels.name());
  }
}
