package io.github.vocalpatterns.model;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.evaluation.Evaluation;
import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.schedule.FixedSchedule;

/**
 * A model that learns.
 *
 * <pre>{@code
 * VocalPatternModel model = VocalPatternModel.build(FeatureSpec.DEFAULT, 1);
 * TrainingReport report = model.train(training, validation, TrainingPlan.DEFAULT);
 * model.save(Path.of("mine.vpm"));
 * }</pre>
 *
 * <p>The network is a CNN-BiLSTM: convolutions as its {@link Layout} says, each with ReLU and batch
 * normalisation, two bidirectional LSTMs that walk over time with dropout 0.25 between them, a
 * dense layer and a softmax over {@link VocalPattern}. Training minimises the cross-entropy with
 * Adam.
 *
 * <p>Not thread-safe. Deeplearning4j works only while {@link #build} and {@link #train} do; what a
 * model holds in between is the runtime's {@link Network}.
 */
public final class VocalPatternModel {

  private static final List<String> LABELS =
      Arrays.stream(VocalPattern.values()).map(VocalPattern::label).toList();

  private final FeatureSpec spec;
  private final Geometry geometry;
  private ModelCard card;
  private Network network;

  VocalPatternModel(FeatureSpec spec, Geometry geometry, ModelCard card, Network network) {
    this.spec = spec;
    this.geometry = geometry;
    this.card = card;
    this.network = network;
  }

  /**
   * An untrained model.
   *
   * @param spec what it will hear
   * @param seed of the first weights
   * @throws IllegalStateException if there is no ND4J backend on the class path
   */
  public static VocalPatternModel build(FeatureSpec spec, long seed) {
    return build(spec, Layout.STANDARD, seed);
  }

  /**
   * An untrained model of a size of one's own.
   *
   * @param spec what it will hear
   * @param layout of the network
   * @param seed of the first weights
   * @throws IllegalArgumentException if such a network would take more than a GiB
   * @throws IllegalStateException if there is no ND4J backend on the class path
   */
  public static VocalPatternModel build(FeatureSpec spec, Layout layout, long seed) {
    Geometry geometry = new Geometry(spec.bands(), spec.frames(), layout, LABELS.size());
    var graph =
        Graphs.create(geometry, seed, new FixedSchedule(TrainingPlan.DEFAULT.learningRate()));
    ModelCard card =
        new ModelCard(LABELS, Map.of("initialisation.seed", Long.toString(seed)), Map.of());
    return new VocalPatternModel(
        spec, geometry, card, new GraphWeights(graph, geometry).toNetwork());
  }

  /**
   * A model to train further.
   *
   * @throws IllegalArgumentException if its network is not of the kind that this class trains
   */
  public static VocalPatternModel of(ModelFile file) {
    if (!file.card().labels().equals(LABELS)) {
      throw new IllegalArgumentException(
          "the labels are " + file.card().labels() + ", they must be " + LABELS);
    }
    return new VocalPatternModel(
        file.featureSpec(), Geometries.of(file.network()), file.card(), file.network());
  }

  /**
   * Reads a model file to train it further.
   *
   * @throws IOException if it cannot be read or is no sound model file
   * @throws IllegalArgumentException if its network is not of the kind that this class trains
   */
  public static VocalPatternModel load(Path path) throws IOException {
    return of(ModelFile.read(path));
  }

  /** The size and shape of the network. */
  public Layout layout() {
    return geometry.layout();
  }

  /** What the model hears. */
  public FeatureSpec featureSpec() {
    return spec;
  }

  /** As {@link #train(TakeSource, TakeSource, TrainingPlan, TrainingListener)}, in silence. */
  public TrainingReport train(TakeSource training, TakeSource validation, TrainingPlan plan)
      throws IOException {
    return train(training, validation, plan, TrainingListener.NONE);
  }

  /**
   * Trains, and keeps the weights of the epoch with the lowest validation loss. Every take of
   * {@code training} is one example an epoch; of a take of several windows, another one may be it
   * each time. The result depends on the model, the takes and the plan, and on the number of
   * threads that ND4J uses ({@code OMP_NUM_THREADS}), but not on {@link TrainingPlan#threads}.
   *
   * @throws IOException if a take cannot be read, or a checkpoint cannot be read or written or
   *     belongs to another training
   * @throws TrainingDivergedException if the loss became infinite or NaN
   * @throws IllegalArgumentException if there are no training takes of a pattern, or no validation
   *     takes
   * @throws IllegalStateException if there is no ND4J backend on the class path
   */
  public TrainingReport train(
      TakeSource training, TakeSource validation, TrainingPlan plan, TrainingListener listener)
      throws IOException {
    requireTakes("training", training);
    requireTakes("validation", validation);
    requireEveryPattern(training);
    Map<String, String> notes = Provenance.of(training, validation, plan);
    Trainer trainer = new Trainer(spec, geometry, network, training, validation, plan, listener);
    try {
      trainer.run();
    } finally {
      network = trainer.best();
      trainer.report().best().ifPresent(best -> card = Provenance.card(card, notes, best));
    }
    return trainer.report();
  }

  private static void requireTakes(String name, TakeSource takes) {
    if (takes.size() == 0) {
      throw new IllegalArgumentException(
          "there are 0 takes for " + name + ", it needs at least 1: split off some of the others");
    }
  }

  /** Of a pattern that it never hears, a network learns only that it never comes. */
  private static void requireEveryPattern(TakeSource training) {
    int[] counts = Targets.counts(training);
    for (VocalPattern pattern : VocalPattern.values()) {
      if (counts[pattern.ordinal()] == 0) {
        throw new IllegalArgumentException(
            "none of the %d takes for training is of the pattern %s; add some, synthesised ones for example"
                .formatted(training.size(), pattern.label()));
      }
    }
  }

  /** The model as it is now, ready to classify with. */
  public ModelFile export() {
    return ModelFile.of(spec, card, network);
  }

  /**
   * The model as it is now with more to say of itself.
   *
   * @param provenance added to what training has noted, replacing equal keys
   * @param metrics likewise
   */
  public ModelFile export(Map<String, String> provenance, Map<String, Double> metrics) {
    Map<String, String> origins = new TreeMap<>(card.provenance());
    origins.putAll(provenance);
    Map<String, Double> measures = new TreeMap<>(card.metrics());
    measures.putAll(metrics);
    return ModelFile.of(
        spec, new ModelCard(LABELS, origins, measures, card.intendedUse()), network);
  }

  /**
   * Judges takes with the model as it is now, exactly as an application would.
   *
   * @throws IOException if a take cannot be read
   * @throws IllegalArgumentException if there is no take
   */
  public Evaluation evaluate(TakeSource takes) throws IOException {
    return Evaluation.of(Classifier.of(export()), takes);
  }

  /**
   * Writes {@link #export()} to a file.
   *
   * @throws IOException if it cannot be written
   */
  public void save(Path path) throws IOException {
    export().write(path);
  }
}
