package io.github.vocalpatterns.model;

import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counts which takes of a batch the network had right when it learnt from them. Deeplearning4j
 * tells its listeners every activation of the forward pass but the output's; that one is worked out
 * here, which costs less than a second pass.
 */
final class TrainingAccuracy extends BaseTrainingListener {

  private int[] labels = {};
  private int right;

  /** The right answers of the batch to come. */
  void expect(int[] labels) {
    this.labels = labels;
    this.right = 0;
  }

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
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int j = 1; j < logits[i].length; j++) {
        best = logits[i][j] > logits[i][best] ? j : best;
      }
      right += best == labels[i] ? 1 : 0;
    }
  }
}
