package io.github.vocalpatterns.model;

import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Loss and accuracy of a batch as the network saw it when it learnt from it. Deeplearning4j tells
 * its listeners every activation of the forward pass but the output's; that one is worked out here,
 * which costs less than a second pass. Its own loss is cut off, so that weights may become NaN
 * under a loss that stays a number.
 */
final class BatchScore extends BaseTrainingListener {

  private int[] labels = {};
  private double loss;
  private int right;

  /** The right answers of the batch to come. */
  void expect(int[] answers) {
    labels = answers;
    loss = Double.NaN;
    right = 0;
  }

  /** Mean cross-entropy in nats. */
  double loss() {
    return loss;
  }

  /** Number of examples right. */
  int right() {
    return right;
  }

  @Override
  public void onForwardPass(Model model, Map<String, INDArray> activations) {
    ComputationGraph graph = (ComputationGraph) model;
    INDArray kernel = graph.getParam(Graphs.OUTPUT + "_W");
    INDArray bias = graph.getParam(Graphs.OUTPUT + "_b");
    float[][] logits =
        activations.get(Graphs.DENSE).mmul(kernel).addRowVector(bias).toFloatMatrix();
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum += crossEntropy(logits[i], labels[i]);
      right += isGreatest(logits[i], labels[i]) ? 1 : 0;
    }
    loss = sum / labels.length;
  }

  private static double crossEntropy(float[] logits, int label) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double powers = 0;
    for (float logit : logits) {
      powers += Math.exp(logit - max);
    }
    return Math.log(powers) + max - logits[label];
  }

  private static boolean isGreatest(float[] logits, int label) {
    for (float logit : logits) {
      if (!(logits[label] >= logit)) {
        return false;
      }
    }
    return true;
  }
}
