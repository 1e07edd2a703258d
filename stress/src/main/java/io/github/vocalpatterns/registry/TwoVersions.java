package io.github.vocalpatterns.registry;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.BiLstm;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Lstm;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import io.github.vocalpatterns.network.ToSequence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A registry in memory that holds two versions of a model, its alias at the first. */
final class TwoVersions implements ModelRegistry {

  static final ModelReference CHAMPION = ModelReference.parse("voice@champion");

  private static final List<StoredModel> VERSIONS = List.of(version(1), version(2));

  private volatile int champion = 1;

  private static StoredModel version(int number) {
    FeatureSpec spec = FeatureSpec.DEFAULT.toBuilder().bands(4).frames(6).build();
    Lstm lstm =
        new Lstm(
            Tensor.of(new float[16], 4, 4),
            Tensor.of(new float[4], 1, 4),
            Tensor.of(new float[4], 4));
    Network network =
        Network.of(
            4,
            6,
            List.of(
                new ToSequence(ToSequence.Order.TIME_MAJOR, 6),
                new BiLstm(lstm, lstm, false),
                new Dense(
                    Tensor.of(new float[6], 2, 3),
                    Tensor.of(new float[3], 3),
                    Activation.SOFTMAX)));
    ModelCard card =
        new ModelCard(
            List.of("arpeggio", "other", "scale"),
            Map.of("number", Integer.toString(number)),
            Map.of());
    return new StoredModel(
        new ModelVersion(
            "voice", number, Instant.EPOCH, Optional.empty(), Map.of(), Map.of(), Set.of()),
        ModelFile.of(spec, card, network));
  }

  @Override
  public ModelVersion get(ModelReference reference) {
    return load(reference).version();
  }

  @Override
  public StoredModel load(ModelReference reference) {
    return VERSIONS.get(champion - 1);
  }

  @Override
  public void setAlias(String name, String alias, int version) {
    champion = version;
  }

  @Override
  public ModelVersion add(
      String name, ModelFile model, Map<String, Double> metrics, Map<String, String> tags) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> names() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ModelVersion> list(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deleteAlias(String name, String alias) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ModelVersion rollback(String name, String alias) {
    throw new UnsupportedOperationException();
  }
}
