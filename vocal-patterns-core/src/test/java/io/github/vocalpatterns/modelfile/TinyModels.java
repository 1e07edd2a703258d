package io.github.vocalpatterns.modelfile;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.BatchNorm;
import io.github.vocalpatterns.network.BiLstm;
import io.github.vocalpatterns.network.Conv2d;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Lstm;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import io.github.vocalpatterns.network.ToSequence;
import java.util.List;
import java.util.Map;

/** Models small enough to look at, with every kind of layer. */
public final class TinyModels {

  public static final FeatureSpec SPEC = FeatureSpec.DEFAULT.toBuilder().bands(4).frames(6).build();

  public static final ModelCard CARD =
      new ModelCard(
          List.of("arpeggio", "other", "scale"),
          Map.of("seed", "7", "data", "none – “made up”"),
          Map.of("accuracy", 0.5, "loss", 1.25));

  private TinyModels() {}

  public static ModelFile model() {
    return ModelFile.of(SPEC, CARD, network());
  }

  static Network network() {
    return network(6);
  }

  /** Takes 4 bands and an even number of frames. */
  static Network network(int frames) {
    return Network.of(
        4,
        frames,
        List.of(
            new Conv2d(ramp(3, 3, 1, 2), ramp(2), 2, 2, Activation.RELU),
            new BatchNorm(ramp(2), ramp(2), ramp(2), Tensor.of(new float[] {1, 2}, 2), 1e-3),
            new ToSequence(ToSequence.Order.TIME_MAJOR, frames / 2),
            new BiLstm(lstm(), lstm(), false),
            new Dense(ramp(2, 3), ramp(3), Activation.SOFTMAX)));
  }

  private static Lstm lstm() {
    return new Lstm(ramp(4, 4), ramp(1, 4), ramp(4));
  }

  /** Eighths, which binary holds exactly. */
  private static Tensor ramp(int... shape) {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (i % 7 - 3) / 8f;
    }
    return Tensor.of(values, shape);
  }
}
