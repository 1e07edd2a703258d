package io.github.vocalpatterns.registry;

import static io.github.vocalpatterns.registry.Models.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.registry.RegistryException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Against a real MLflow server; what MLflow's own Python client sees decides. */
class RealMlflowTest {

  private static final String SEEN_BY_PYTHON =
      """
      import hashlib, json, os, sys
      import mlflow
      from mlflow import MlflowClient
      run_id = sys.argv[1]
      client = MlflowClient()
      run = client.get_run(run_id)
      history = client.get_metric_history(run_id, "validation.loss")
      version = client.get_model_version_by_alias("seen", "champion")
      info = mlflow.models.get_model_info("models:/seen@champion")
      path = mlflow.artifacts.download_artifacts("models:/seen/1")
      with open(os.path.join(path, "model.vpm"), "rb") as f:
          sha256 = hashlib.sha256(f.read()).hexdigest()
      print(json.dumps({
          "experiment": client.get_experiment(run.info.experiment_id).name,
          "name": run.info.run_name,
          "status": run.info.status,
          "params": len(run.data.params),
          "param": run.data.params["param/229"],
          "metrics": len(run.data.metrics),
          "wide": run.data.metrics["wide.1099"],
          "history": [[m.step, m.value] for m in history],
          "artifacts": sorted(
              [a.path for a in client.list_artifacts(run_id, "model")]
              + [a.path for a in client.list_artifacts(run_id, "plots")]),
          "runId": version.run_id,
          "version": version.version,
          "aliases": list(version.aliases),
          "tag": version.tags["singers"],
          "inputs": [[str(i.type), [int(n) for n in i.shape]] for i in info.signature.inputs.inputs],
          "outputs": [[str(o.type), [int(n) for n in o.shape]] for o in info.signature.outputs.inputs],
          "flavors": sorted(info.flavors),
          "sha256": sha256,
          "text": mlflow.artifacts.load_text(f"runs:/{run_id}/plots/history.csv"),
          "logged": "mlflow.log-model.history" in run.data.tags,
      }))
      """;

  @TempDir private static Path home;
  private static RealMlflow server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    String missing =
        "The tests against a real MLflow server are skipped: "
            + RealMlflow.VARIABLE
            + " does not name the mlflow command of a Python environment";
    if (RealMlflow.command().isEmpty()) {
      LoggerFactory.getLogger(RealMlflowTest.class).warn(missing);
    }
    assumeTrue(RealMlflow.command().isPresent(), missing);
    server = RealMlflow.start(RealMlflow.command().orElseThrow(), home);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private MlflowRegistry registry() {
    return MlflowRegistry.of(
        MlflowSettings.of(server.uri()).withExperiment("tests").withCacheFolder(folder));
  }

  private JsonObject python(String script, String... arguments) throws Exception {
    // MLflow prints links to its pages, too.
    String line =
        server
            .python(folder, script, arguments)
            .lines()
            .filter(text -> text.startsWith("{"))
            .findFirst()
            .orElseThrow();
    return JsonParser.parseString(line).getAsJsonObject();
  }

  /** A finished run with more of everything than one call may carry, and the champion in it. */
  private MlflowRun logged(ModelFile model) throws IOException {
    MlflowRegistry registry = registry();
    MlflowRun run = registry.startRun("by hand");
    Map<String, String> params = new HashMap<>();
    Map<String, Double> wide = new HashMap<>();
    for (int i = 0; i < 230; i++) {
      params.put("param/" + i, "value “" + i + "”");
    }
    for (int i = 0; i < 1100; i++) {
      wide.put("wide." + i, i / 2.0);
    }
    run.params(params);
    run.metrics(0, wide);
    for (int epoch = 1; epoch <= 3; epoch++) {
      run.metrics(epoch, Map.of("validation.loss", 1.0 / epoch));
    }
    run.artifact("plots/history.csv", "epoch,loss\n".getBytes(StandardCharsets.UTF_8));
    ModelVersion added =
        run.add("seen", model, Map.of("accuracy", 0.75), Map.of("singers", "F1, M2"));
    registry.setAlias("seen", "champion", added.version());
    run.finish();
    return run;
  }

  @Test
  void mlflowsOwnClientSeesRunParamsMetricsArtifactsSignatureVersionAndAlias() throws Exception {
    ModelFile model = Models.numbered(1);
    MlflowRun run = logged(model);

    JsonObject seen = python(SEEN_BY_PYTHON, run.id());

    assertEquals("tests", seen.get("experiment").getAsString());
    assertEquals("by hand", seen.get("name").getAsString());
    assertEquals("FINISHED", seen.get("status").getAsString());
    assertEquals(230, seen.get("params").getAsInt());
    assertEquals("value “229”", seen.get("param").getAsString());
    assertEquals(1101, seen.get("metrics").getAsInt());
    assertEquals(549.5, seen.get("wide").getAsDouble());
    assertEquals(
        JsonParser.parseString("[[1, 1.0], [2, 0.5], [3, 0.3333333333333333]]"),
        seen.get("history"));
    assertEquals(
        JsonParser.parseString("['model/MLmodel', 'model/model.vpm', 'plots/history.csv']"),
        seen.get("artifacts"));
    assertEquals(run.id(), seen.get("runId").getAsString());
    assertEquals("1", seen.get("version").getAsString());
    assertEquals(JsonParser.parseString("['champion']"), seen.get("aliases"));
    assertEquals("F1, M2", seen.get("tag").getAsString());
    assertEquals(JsonParser.parseString("[['float32', [-1, 4, 6]]]"), seen.get("inputs"));
    assertEquals(JsonParser.parseString("[['float32', [-1, 3]]]"), seen.get("outputs"));
    assertEquals(JsonParser.parseString("['vocal_patterns']"), seen.get("flavors"));
    assertEquals(Sha256.of(model.toBytes()), seen.get("sha256").getAsString());
    assertEquals("epoch,loss\n", seen.get("text").getAsString());
    assertTrue(seen.get("logged").getAsBoolean());
  }

  @Test
  void whatIsAddedComesBackByVersionAndByAlias() throws Exception {
    MlflowRegistry registry = registry();
    for (int i = 1; i <= 3; i++) {
      assertEquals(
          i,
          registry
              .add("voice", Models.numbered(i), Map.of("accuracy", i / 4.0), Map.of("n", "" + i))
              .version());
    }
    registry.setAlias("voice", "champion", 2);
    assertArrayEquals(
        Models.numbered(2).toBytes(), registry.load("models:/voice@champion").file().toBytes());
    StoredModel third = registry.load("models:/voice/3");
    assertEquals(3, Models.numberOf(third.file()));
    assertEquals(Map.of("n", "3"), third.version().tags());

    List<ModelVersion> versions = registry.list("voice");
    assertEquals(List.of(1, 2, 3), versions.stream().map(ModelVersion::version).toList());
    assertEquals(Map.of("accuracy", 0.5), versions.get(1).metrics());
    assertEquals(Set.of("champion"), versions.get(1).aliases());
    assertTrue(registry.names().contains("voice"));
  }

  @Test
  void anAliasMovesAndRollsBack() throws Exception {
    MlflowRegistry registry = registry();
    for (int i = 1; i <= 3; i++) {
      registry.add("moving", Models.numbered(i));
    }
    registry.setAlias("moving", "champion", 1);
    registry.setAlias("moving", "champion", 3);
    registry.setAlias("moving", "champion", 2);
    assertEquals(3, registry.rollback("moving", "champion").version());
    registry.deleteAlias("moving", "champion");
    assertFails(Reason.NOT_FOUND, () -> registry.load("moving@champion"));
    assertEquals(Set.of("champion"), registry.rollback("moving", "champion").aliases());
    assertEquals(3, registry.get(ModelReference.parse("moving@champion")).version());
    assertEquals(1, registry.rollback("moving", "champion").version());
    assertFails(Reason.NOT_FOUND, () -> registry.rollback("moving", "champion"));
  }

  @Test
  void whatIsNotThereIsSaidSo() throws Exception {
    MlflowRegistry registry = registry();
    assertFails(Reason.NOT_FOUND, () -> registry.list("nobody"));
    assertFails(Reason.NOT_FOUND, () -> registry.load("nobody/1"));
    assertFails(Reason.NOT_FOUND, () -> registry.rollback("nobody", "champion"));
    registry.add("lonely", Models.numbered(1));
    assertFails(Reason.NOT_FOUND, () -> registry.load("lonely/2"));
    assertFails(Reason.NOT_FOUND, () -> registry.load("lonely@champion"));
    assertFails(Reason.NOT_FOUND, () -> registry.setAlias("lonely", "champion", 2));
  }

  @Test
  void aModelThatPythonRegisteredLoadsAndAnAliasThatPythonMovedIsFollowed() throws Exception {
    MlflowRegistry registry = registry();
    registry.add("shared", Models.numbered(1));
    registry.setAlias("shared", "champion", 1);
    try (ReloadingClassifier live =
        ReloadingClassifier.of(registry, ModelReference.parse("shared@champion"))) {
      Models.numbered(2).write(folder.resolve("model.vpm"));
      python(
          """
          import json, sys
          import mlflow
          from mlflow import MlflowClient
          client = MlflowClient()
          with mlflow.start_run() as run:
              mlflow.log_artifact(sys.argv[1], "model")
          source = run.info.artifact_uri + "/model"
          version = client.create_model_version("shared", source, run.info.run_id)
          client.set_registered_model_alias("shared", "champion", version.version)
          print(json.dumps({"version": version.version}))
          """,
          folder.resolve("model.vpm").toString());
      assertTrue(live.refresh());
      assertEquals(2, live.version().version());
      assertEquals(2, Models.numberOf(live.get().model()));
      assertTrue(!live.refresh());
    }
  }
}
