package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Makes confidence honest with one number (C. Guo, G. Pleiss, Y. Sun and K. Weinberger, On
 * Calibration of Modern Neural Networks, 2017, section 4.2): what goes into the softmax is divided
 * by a temperature, above 1 for a network that is too sure of itself. What a window is taken for
 * stays the same.
 */
public final class TemperatureScaling {

  /** The key of the temperature in the metrics of a {@link ModelCard}. */
  public static final String METRIC = "temperature";

  private static final double LEAST = 0.05;
  private static final double GREATEST = 20;

  /** A float's softmax ends here: the logarithm must not. */
  private static final double LEAST_PROBABILITY = Float.MIN_VALUE;

  private TemperatureScaling() {}

  /**
   * The temperature of the least log loss on takes that training has not seen, from 0.05 to 20.
   * Takes that could not be judged play no part. It is exact for a model as training leaves it; one
   * with a second opinion looks again where it is not sure, and the mean of its looks at a
   * temperature is only nearly what this takes it for.
   *
   * @throws IllegalArgumentException if no take could be judged
   */
  public static double fit(List<Judgement> judgements) {
    List<double[][]> takes = new ArrayList<>();
    List<Integer> truths = new ArrayList<>();
    for (Judgement judgement : judgements) {
      if (judgement.classification().isPresent()) {
        takes.add(logarithms(judgement.classification().get()));
        truths.add(judgement.truth().ordinal());
      }
    }
    if (takes.isEmpty()) {
      throw new IllegalArgumentException("0 takes could be judged, a temperature needs 1 at least");
    }
    double logarithm =
        new BrentOptimizer(1e-9, 1e-12)
            .optimize(
                new MaxEval(1000),
                new UnivariateObjectiveFunction(x -> logLoss(takes, truths, Math.exp(x))),
                GoalType.MINIMIZE,
                new SearchInterval(Math.log(LEAST), Math.log(GREATEST)))
            .getPoint();
    return Math.exp(logarithm);
  }

  /** One row a window. */
  static double[][] logarithms(Classification classification) {
    List<Map<VocalPattern, Double>> windows =
        classification.windows().isEmpty()
            ? List.of(classification.probabilities())
            : classification.windows().stream().map(window -> window.probabilities()).toList();
    double[][] rows = new double[windows.size()][VocalPattern.values().length];
    for (int i = 0; i < rows.length; i++) {
      for (VocalPattern pattern : VocalPattern.values()) {
        double probability = windows.get(i).get(pattern);
        rows[i][pattern.ordinal()] = Math.log(Math.max(LEAST_PROBABILITY, probability));
      }
    }
    return rows;
  }

  /** The classifier takes the mean over the windows after the softmax, so that is done here. */
  private static double logLoss(List<double[][]> takes, List<Integer> truths, double temperature) {
    double sum = 0;
    for (int i = 0; i < takes.size(); i++) {
      double truth = probabilities(takes.get(i), temperature)[truths.get(i)];
      sum -= Math.log(Math.max(Double.MIN_NORMAL, truth));
    }
    return sum / takes.size();
  }

  /** What the classifier makes of the windows of a take at a temperature. */
  static double[] probabilities(double[][] windows, double temperature) {
    double[] mean = new double[windows[0].length];
    for (double[] window : windows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += probability(window, i, temperature) / windows.length;
      }
    }
    return mean;
  }

  private static double probability(double[] logarithms, int index, double temperature) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logarithm : logarithms) {
      max = Math.max(max, logarithm);
    }
    double powers = 0;
    for (double logarithm : logarithms) {
      powers += Math.exp((logarithm - max) / temperature);
    }
    return Math.exp((logarithms[index] - max) / temperature) / powers;
  }

  /**
   * The model whose probabilities are calibrated: kernel and bias before the softmax are divided by
   * the temperature, so that it runs as any other. Its card tells the temperature, multiplied by
   * the one that it may tell already.
   *
   * @throws IllegalArgumentException if the temperature is not positive and finite, the last layer
   *     is no softmax, or the weights would overflow
   */
  public static ModelFile fold(ModelFile model, double temperature) {
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException(
          "the temperature is " + temperature + ", it must be positive and finite");
    }
    Network network = model.network();
    List<Layer> layers = new ArrayList<>(network.layers());
    if (!(layers.remove(layers.size() - 1) instanceof Dense last
        && last.activation() == Activation.SOFTMAX)) {
      throw new IllegalArgumentException(
          "the last layer of the model must be dense with a softmax to have a temperature");
    }
    layers.add(
        new Dense(
            divided(last.kernel(), temperature),
            divided(last.bias(), temperature),
            Activation.SOFTMAX));
    ModelCard card = model.card();
    Map<String, Double> metrics = new TreeMap<>(card.metrics());
    metrics.merge(METRIC, temperature, (before, now) -> before * now);
    ModelFile folded =
        ModelFile.of(
                model.featureSpec(),
                new ModelCard(card.labels(), card.provenance(), metrics, card.intendedUse()),
                Network.of(network.bands(), network.frames(), layers))
            .withStorage(model.storage());
    return model.secondOpinion().map(folded::withSecondOpinion).orElse(folded);
  }

  private static Tensor divided(Tensor tensor, double divisor) {
    float[] values = tensor.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] / divisor);
    }
    return Tensor.of(values, tensor.shape());
  }
}
