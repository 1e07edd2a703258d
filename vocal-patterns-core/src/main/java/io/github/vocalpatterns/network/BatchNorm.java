package io.github.vocalpatterns.network;

/**
 * Batch normalisation with the statistics of training: gamma · (x − mean) / √(variance + epsilon) +
 * beta, for each channel of a picture or each feature.
 *
 * @param gamma scale, one value a channel
 * @param beta shift, one value a channel
 * @param mean running mean, one value a channel
 * @param variance running variance, one value a channel, at least 0
 * @param epsilon keeps the root away from 0, at least 0
 */
public record BatchNorm(Tensor gamma, Tensor beta, Tensor mean, Tensor variance, double epsilon)
    implements Layer {

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException if one cannot work, naming it, its value and the rule
   */
  public BatchNorm {
    gamma.requireAxes("gamma", 1);
    int channels = gamma.size();
    beta.requireShape("beta", channels);
    mean.requireShape("mean", channels);
    variance.requireShape("variance", channels);
    if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException("epsilon is " + epsilon + ", it must be at least 0");
    }
    for (float value : variance.toArray()) {
      if (value < 0 || value + epsilon == 0) {
        throw new IllegalArgumentException(
            "a variance is " + value + ", with epsilon added it must be positive");
      }
    }
  }
}
