package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Network;
import java.util.List;

/** The shipped network against ONNX Runtime on our own export, a batch at a time. */
public abstract class ForwardAgainstOnnxRuntime extends Contest {

  private final ModelFile model = Classifier.pretrained().model();
  private final Network network = model.network();
  private final float[][] pictures;
  private final OnnxRuntimeNetwork onnxRuntime;

  /** With batches of a size. */
  protected ForwardAgainstOnnxRuntime(int batch) {
    if (!OnnxRuntimeNetwork.isAvailable()) {
      throw new NotMeasuredException("ONNX Runtime has no code for this machine", null);
    }
    onnxRuntime = new OnnxRuntimeNetwork(model, batch);
    pictures = new float[batch][];
    for (int i = 0; i < batch; i++) {
      pictures[i] = Signals.picture(model.featureSpec(), 7 + 0.1 * i);
    }
  }

  @Override
  public void verify() {
    float[][] ours = ours();
    float[][] theirs = peer();
    for (int i = 0; i < pictures.length; i++) {
      requireClose("output of picture " + i, ours[i], theirs[i], 1e-5);
    }
  }

  @Override
  public float[][] ours() {
    return network.forwardAll(List.of(pictures)).toArray(float[][]::new);
  }

  @Override
  public float[][] peer() {
    return onnxRuntime.forward(pictures);
  }

  /** One picture at a time. */
  public static class Batch1 extends ForwardAgainstOnnxRuntime {
    /** For JMH. */
    public Batch1() {
      super(1);
    }
  }

  /** Sixteen pictures at a time. */
  public static class Batch16 extends ForwardAgainstOnnxRuntime {
    /** For JMH. */
    public Batch16() {
      super(16);
    }
  }
}
