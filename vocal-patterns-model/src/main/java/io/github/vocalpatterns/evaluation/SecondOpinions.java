package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.modelfile.SecondOpinion;
import io.github.vocalpatterns.music.MelodicMotion;
import io.github.vocalpatterns.music.MelodyTrait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Finds out what the traits of a melody should count for beside the network.
 *
 * <p>The weights of a {@link SecondOpinion} are those of the least log loss on the takes that the
 * network is not sure of, plus half the sum of their squares, which keeps small what few takes
 * speak for (ridge regression). The loss is convex, so Newton's method finds its one minimum (T.
 * Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning, 2009, section 4.4).
 */
public final class SecondOpinions {

  private static final int LABELS = VocalPattern.values().length;
  private static final MelodyTrait[] TRAITS = MelodyTrait.values();

  /** Of each label: a weight a trait, and the bias. */
  private static final int COLUMNS = TRAITS.length + 1;

  private static final double RIDGE = 1;

  /** Only so that there is one minimum: adding one number to all biases changes nothing. */
  private static final double BIAS_RIDGE = 1e-6;

  /** A step that would gain less than this in log loss, over all takes, is the last. */
  private static final double LEAST_GAIN = 1e-9;

  private static final int MOST_STEPS = 100;

  private record Take(double[] network, MelodicMotion motion, double[] inputs, int truth) {}

  private final List<Take> takes;
  private final SecondOpinion looks;

  private SecondOpinions(List<Take> takes, SecondOpinion looks) {
    this.takes = takes;
    this.looks = looks;
  }

  /**
   * The second opinion of the least log loss on takes that training has not seen, for a model whose
   * labels are those of {@link VocalPattern}, in its order. Takes that could not be judged and
   * those that the network is sure of play no part; if there are no others, the notes go unasked.
   *
   * @param temperature by which the model's is going to be divided; see {@link TemperatureScaling}
   * @param looks what says when the network is not sure, and how it looks again; the judgements
   *     must have been made with it ({@link SecondOpinion#looksOnly})
   * @throws IllegalArgumentException if no take could be judged
   */
  public static SecondOpinion fit(
      List<Judgement> judgements, double temperature, SecondOpinion looks) {
    List<Judgement> judged =
        judgements.stream().filter(judgement -> judgement.classification().isPresent()).toList();
    if (judged.isEmpty()) {
      throw new IllegalArgumentException(
          "0 takes could be judged, a second opinion needs 1 at least");
    }
    List<Take> unsure = new ArrayList<>();
    for (Judgement judgement : judged) {
      double[][] windows = TemperatureScaling.logarithms(judgement.classification().get());
      double[] network = TemperatureScaling.probabilities(windows, temperature);
      if (Arrays.stream(network).max().orElseThrow() < looks.ceiling()) {
        MelodicMotion motion = judgement.motion();
        unsure.add(new Take(network, motion, inputs(motion), judgement.truth().ordinal()));
      }
    }
    return new SecondOpinions(unsure, looks).fitted();
  }

  private static double[] inputs(MelodicMotion motion) {
    double[] inputs = new double[COLUMNS];
    for (int i = 0; i < TRAITS.length; i++) {
      inputs[i] = TRAITS[i].of(motion);
    }
    inputs[TRAITS.length] = 1;
    return inputs;
  }

  private SecondOpinion fitted() {
    RealVector values = new ArrayRealVector(LABELS * COLUMNS);
    double loss = loss(values);
    for (int i = 0; i < MOST_STEPS; i++) {
      RealVector step = step(values);
      double share = 1;
      while (share > 1e-9 && loss(values.subtract(step.mapMultiply(share))) > loss) {
        share /= 2;
      }
      values = values.subtract(step.mapMultiply(share));
      double gain = loss - loss(values);
      loss -= gain;
      if (gain < LEAST_GAIN) {
        break;
      }
    }
    return opinion(values);
  }

  private double loss(RealVector values) {
    SecondOpinion opinion = opinion(values);
    double sum = 0;
    for (Take take : takes) {
      double truth = opinion.weigh(take.network, take.motion)[take.truth];
      sum -= Math.log(Math.max(Double.MIN_NORMAL, truth));
    }
    for (int i = 0; i < values.getDimension(); i++) {
      sum += ridge(i) * values.getEntry(i) * values.getEntry(i) / 2;
    }
    return sum;
  }

  private static double ridge(int place) {
    return place % COLUMNS == TRAITS.length ? BIAS_RIDGE : RIDGE;
  }

  /** The gradient divided by the matrix of second derivatives. */
  private RealVector step(RealVector values) {
    RealVector gradient = new ArrayRealVector(values.getDimension());
    RealMatrix curvature = new Array2DRowRealMatrix(values.getDimension(), values.getDimension());
    for (int i = 0; i < values.getDimension(); i++) {
      gradient.setEntry(i, ridge(i) * values.getEntry(i));
      curvature.setEntry(i, i, ridge(i));
    }
    SecondOpinion opinion = opinion(values);
    for (Take take : takes) {
      double[] said = opinion.weigh(take.network, take.motion);
      for (int i = 0; i < values.getDimension(); i++) {
        int label = i / COLUMNS;
        double input = take.inputs[i % COLUMNS];
        gradient.addToEntry(i, input * (said[label] - (label == take.truth ? 1 : 0)));
        for (int j = 0; j < values.getDimension(); j++) {
          int other = j / COLUMNS;
          double slope = said[label] * ((label == other ? 1 : 0) - said[other]);
          curvature.addToEntry(i, j, input * take.inputs[j % COLUMNS] * slope);
        }
      }
    }
    return new CholeskyDecomposition(curvature).getSolver().solve(gradient);
  }

  private SecondOpinion opinion(RealVector values) {
    Map<MelodyTrait, List<Double>> weights = new EnumMap<>(MelodyTrait.class);
    for (int i = 0; i < TRAITS.length; i++) {
      weights.put(TRAITS[i], column(values, i));
    }
    List<Double> biases = column(values, TRAITS.length);
    return new SecondOpinion(looks.ceiling(), looks.shiftBands(), biases, weights);
  }

  private static List<Double> column(RealVector values, int column) {
    List<Double> row = new ArrayList<>();
    for (int label = 0; label < LABELS; label++) {
      row.add(values.getEntry(label * COLUMNS + column));
    }
    return row;
  }
}
