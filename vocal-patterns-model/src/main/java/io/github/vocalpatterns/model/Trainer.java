package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/** One training: fits a graph to takes and finds the epoch whose weights are best. */
final class Trainer {

  private final FeatureSpec spec;
  private final Geometry geometry;
  private final TakeSource training;
  private final TakeSource validation;
  private final TrainingPlan plan;
  private final TrainingListener listener;
  private final Targets targets;
  private final int ahead;
  private final int batches;
  private final String fingerprint;
  private final ComputationGraph graph;
  private final BatchScore score = new BatchScore();
  private final List<EpochResult> epochs = new ArrayList<>();
  private float[] best;

  Trainer(
      FeatureSpec spec,
      Geometry geometry,
      Network start,
      TakeSource training,
      TakeSource validation,
      TrainingPlan plan,
      TrainingListener listener) {
    this.spec = spec;
    this.geometry = geometry;
    this.training = training;
    this.validation = validation;
    this.plan = plan;
    this.listener = listener;
    this.targets = Targets.of(plan, training);
    // Half of the memory at most, the rest is for what is kept.
    this.ahead =
        (int)
            Math.max(
                1,
                Math.min(
                    2L * plan.batchSize() + plan.threads(),
                    plan.memoryBytes() / 2 / pictureBytes()));
    this.batches = (training.size() + plan.batchSize() - 1) / plan.batchSize();
    this.graph =
        Graphs.create(
            geometry,
            new Graphs.Settings(
                plan.seed(),
                schedule(),
                plan.freezeConvolutions(),
                !plan.classWeights().equals(ClassWeights.EQUAL)));
    graph.setListeners(score);
    new GraphWeights(graph, geometry).copyFrom(start);
    this.best = parameters();
    this.fingerprint = Fingerprint.of(spec, geometry, best, training, validation, plan);
  }

  private ISchedule schedule() {
    return switch (plan.decay()) {
      case NONE -> new FixedSchedule(plan.learningRate());
      case COSINE ->
          new CosineSchedule(plan.learningRate(), Math.multiplyExact(batches, plan.epochs()));
    };
  }

  /** Trains to the end. {@link #best()} is the best so far at any time, should this throw. */
  TrainingReport run() throws IOException {
    if (plan.checkpoint() != null && Files.exists(plan.checkpoint())) {
      restore(Checkpoint.read(plan.checkpoint()));
    }
    listener.started(plan, report(), batches);
    ExecutorService executor =
        Executors.newFixedThreadPool(plan.threads(), runnable -> daemon(runnable));
    try {
      AudioFeatures features = AudioFeatures.of(spec);
      AtomicLong budget = new AtomicLong(plan.memoryBytes() - (long) ahead * pictureBytes());
      Pictures pictures = pictures(features, training, budget);
      Validation validator =
          new Validation(pictures(features, validation, budget), executor, 2 * plan.threads());
      while (epochs.size() < plan.epochs() && report().sinceBest() < plan.patience()) {
        epochs.add(epoch(epochs.size() + 1, pictures, validator, executor));
        EpochResult last = epochs.get(epochs.size() - 1);
        if (report().sinceBest() == 0) {
          best = parameters();
        }
        save();
        listener.epochDone(last);
      }
    } finally {
      executor.shutdownNow();
    }
    listener.ended(report());
    return report();
  }

  private Pictures pictures(AudioFeatures features, TakeSource takes, AtomicLong budget)
      throws IOException {
    return new Pictures(features, takes, new PictureStore(budget, plan.featureCache(), spec));
  }

  private long pictureBytes() {
    return (long) Float.BYTES * spec.bands() * spec.frames();
  }

  private static Thread daemon(Runnable runnable) {
    Thread thread = new Thread(runnable, "vocal-patterns-features");
    thread.setDaemon(true);
    return thread;
  }

  TrainingReport report() {
    return new TrainingReport(epochs);
  }

  /** The network of the best epoch so far, or the one that training started from. */
  Network best() {
    graph.setParams(row(best));
    return new GraphWeights(graph, geometry).toNetwork();
  }

  private EpochResult epoch(
      int number, Pictures pictures, Validation validator, ExecutorService executor)
      throws IOException {
    long start = System.nanoTime();
    int[] order = Seeds.permutation(training.size(), Seeds.random(plan.seed(), number));
    double loss = 0;
    int right = 0;
    int seen = 0;
    try (Prefetcher<float[]> items =
        new Prefetcher<>(
            executor, ahead, order.length, i -> pictures.one(order[i], number - 1, plan))) {
      for (int batch = 1; batch <= batches; batch++) {
        int size = Math.min(plan.batchSize(), order.length - seen);
        int[] labels = labels(order, seen, size);
        double batchLoss = fit(items, labels);
        requireFinite(batchLoss, "batch %d of epoch %d".formatted(batch, number));
        seen += size;
        loss += batchLoss * size;
        right += score.right();
        listener.batchDone(
            new BatchResult(number, batch, batches, loss / seen, (double) right / seen));
      }
    }
    Validation.Score valid = validator.score(new GraphWeights(graph, geometry).toNetwork());
    return new EpochResult(
        number,
        learningRate(),
        loss / seen,
        (double) right / seen,
        valid.loss(),
        valid.accuracy(),
        (System.nanoTime() - start) / 1e9);
  }

  /** ND4J's ReLU makes 0 of NaN, so weights may be none while the loss still is a number. */
  private void requireFinite(double loss, String where) {
    double weights = graph.params().sumNumber().doubleValue();
    if (!Double.isFinite(loss) || !Double.isFinite(weights)) {
      throw new TrainingDivergedException(
          "after %s the loss is %s and the weights add up to %s; try a learning rate below %s"
              .formatted(where, loss, weights, plan.learningRate()),
          report());
    }
  }

  private int[] labels(int[] order, int from, int size) {
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = training.pattern(order[from + i]).ordinal();
    }
    return labels;
  }

  private double fit(Prefetcher<float[]> items, int[] labels) throws IOException {
    int picture = spec.bands() * spec.frames();
    float[] values = new float[Math.multiplyExact(labels.length, picture)];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(items.next(), 0, values, i * picture, picture);
    }
    long[] shape = {labels.length, 1, spec.bands(), spec.frames()};
    long[] rows = {labels.length, geometry.outputs()};
    try (INDArray input = Nd4j.create(values, shape, 'c');
        INDArray output = Nd4j.create(targets.rows(labels), rows, 'c')) {
      score.expect(labels);
      graph.fit(new DataSet(input, output));
    }
    return score.loss();
  }

  private double learningRate() {
    return graph.getLearningRate(Graphs.OUTPUT);
  }

  private float[] parameters() {
    return graph.params().dup().data().asFloat();
  }

  private static INDArray row(float[] values) {
    return Nd4j.create(values, new long[] {1, values.length}, 'c');
  }

  private void save() throws IOException {
    if (plan.checkpoint() != null) {
      float[] updater = graph.getUpdater().getStateViewArray().dup().data().asFloat();
      int iterations = graph.getConfiguration().getIterationCount();
      new Checkpoint(fingerprint, iterations, epochs, parameters(), updater, best)
          .write(plan.checkpoint());
    }
  }

  private void restore(Checkpoint checkpoint) throws IOException {
    long updaterSize = graph.getUpdater().getStateViewArray().length();
    if (!checkpoint.fingerprint().equals(fingerprint)
        || checkpoint.parameters().length != best.length
        || checkpoint.best().length != best.length
        || checkpoint.updater().length != updaterSize) {
      throw new IOException(
          plan.checkpoint()
              + " belongs to another training (other data, model or plan); delete it to start anew");
    }
    graph.setParams(row(checkpoint.parameters()));
    graph.getUpdater().setStateViewArray(row(checkpoint.updater()));
    graph.getConfiguration().setIterationCount(checkpoint.iterations());
    epochs.addAll(checkpoint.epochs());
    best = checkpoint.best();
  }
}
