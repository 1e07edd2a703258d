package io.github.vocalpatterns.model.layers;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Inverted dropout whose mask depends on the seed and the iteration alone. Deeplearning4j's own
 * draws from a global generator, whose state an interrupted training could not restore.
 */
public final class SeededDropout implements IDropout {

  private static final long serialVersionUID = 1L;

  private final long seed;
  private final double rate;

  /**
   * @param rate probability of a value to be dropped
   */
  public SeededDropout(long seed, double rate) {
    this.seed = seed;
    this.rate = rate;
  }

  @Override
  public INDArray applyDropout(
      INDArray activations, INDArray result, int iteration, int epoch, LayerWorkspaceMgr manager) {
    if (result != activations) {
      result.assign(activations);
    }
    return result.muli(mask(result.shape(), iteration));
  }

  @Override
  public INDArray backprop(INDArray gradAtOutput, INDArray gradAtInput, int iteration, int epoch) {
    if (gradAtInput != gradAtOutput) {
      gradAtInput.assign(gradAtOutput);
    }
    return gradAtInput.muli(mask(gradAtInput.shape(), iteration));
  }

  private INDArray mask(long[] shape, int iteration) {
    long length = 1;
    for (long axis : shape) {
      length *= axis;
    }
    float[] mask = new float[Math.toIntExact(length)];
    float kept = (float) (1 / (1 - rate));
    long state = SplitMix64.mix(seed, iteration);
    long threshold = (long) (rate * (1L << 53));
    for (int i = 0; i < mask.length; i++) {
      boolean dropped = SplitMix64.draw(state, i) >>> 11 < threshold;
      mask[i] = dropped ? 0 : kept;
    }
    return Nd4j.create(mask, shape, 'c');
  }

  @Override
  public void clear() {
    // The mask is computed anew where it is needed.
  }

  @Override
  public IDropout clone() {
    return new SeededDropout(seed, rate);
  }
}
