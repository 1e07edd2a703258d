package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Network;

/** The shipped network against {@code output()} of Deeplearning4j's own layers. */
public class ForwardAgainstDeeplearning4j extends Contest {

  private final ModelFile model = Classifier.pretrained().model();
  private final Network network = model.network();
  private final float[] picture = Signals.picture(model.featureSpec(), 7);
  private final Deeplearning4jNetwork deeplearning4j = new Deeplearning4jNetwork(network);

  /** For JMH. */
  public ForwardAgainstDeeplearning4j() {}

  @Override
  public void verify() {
    requireClose("output", ours(), peer(), 1e-5);
  }

  @Override
  public float[] ours() {
    return network.forward(picture);
  }

  @Override
  public float[] peer() {
    return deeplearning4j.output(picture);
  }
}
