package io.github.vocalpatterns.registry;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.fuzzing.Bounds;
import java.util.List;
import java.util.function.Consumer;

/** Any bytes as the answer of an MLflow server, see docs/reliability.md. */
public final class MlflowAnswersFuzz {

  private static final Bounds BOUNDS = new Bounds(IllegalArgumentException.class, 1 << 20, 200);

  private static final List<Consumer<JsonObject>> READERS =
      List.of(
          MlflowAnswers::createdExperiment,
          MlflowAnswers::foundExperiment,
          MlflowAnswers.Run::read,
          answer -> MlflowAnswers.Registered.read(answer).aliasesOf(1),
          answer -> MlflowAnswers.version(answer, "voice"),
          answer -> MlflowAnswers.versions(answer, "voice"),
          MlflowAnswers::names,
          MlflowAnswers::downloadUri);

  private MlflowAnswersFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    for (Consumer<JsonObject> reader : READERS) {
      BOUNDS.hold(input, () -> reader.accept(Json.parse(input)));
    }
    BOUNDS.hold(input, () -> VersionJson.read("voice", 1, input));
  }
}
