package io.github.vocalpatterns.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.modelfile.TinyModels;
import io.github.vocalpatterns.registry.RegistryException.Reason;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;

/** Models that differ in what their card says. */
final class Models {

  private Models() {}

  static ModelFile numbered(int number) {
    ModelFile model = TinyModels.model();
    ModelCard card =
        new ModelCard(
            model.card().labels(),
            Map.of("number", Integer.toString(number), "training data", "made up"),
            Map.of("validation.accuracy", 1 - 1.0 / number));
    return ModelFile.of(model.featureSpec(), card, model.network());
  }

  static int numberOf(ModelFile model) {
    return Integer.parseInt(model.card().provenance().get("number"));
  }

  static RegistryException assertFails(Reason reason, Executable call) {
    RegistryException e = assertThrows(RegistryException.class, call);
    assertEquals(reason, e.reason(), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    return e;
  }
}
