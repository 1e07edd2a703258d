package io.github.vocalpatterns.examples.cli;

import com.google.gson.Gson;
import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.registry.FolderRegistry;
import io.github.vocalpatterns.registry.MlflowRegistry;
import io.github.vocalpatterns.registry.MlflowSettings;
import io.github.vocalpatterns.registry.ModelReference;
import io.github.vocalpatterns.registry.ModelRegistry;
import io.github.vocalpatterns.registry.ModelVersion;
import io.github.vocalpatterns.registry.StoredModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Models kept under names, versions and aliases. */
@Command(
    name = "models",
    description = "Keeps models in a folder or on an MLflow server.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "REF is NAME@ALIAS or NAME/VERSION, as in voice@champion.",
      "Credentials of a server come from MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or"
          + " from MLFLOW_TRACKING_TOKEN."
    })
final class ModelsCommand implements Runnable {

  private static final String CHAMPION = "champion";

  @Option(
      names = "--registry",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR|URL",
      defaultValue = "${env:MLFLOW_TRACKING_URI:-models}",
      description =
          "where the models are; MLFLOW_TRACKING_URI, or else the folder models, unless given")
  private String location = "models";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do with the models.");
  }

  private ModelRegistry registry() {
    return location.startsWith("http://") || location.startsWith("https://")
        ? MlflowRegistry.of(MlflowSettings.of(location).withEnvironment())
        : FolderRegistry.at(Path.of(location));
  }

  /** A line that may hold a stranger's text: what would steer the terminal is taken out. */
  private void print(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(String.format(Locale.ROOT, format, values).replaceAll("\\p{Cc}", "?"));
    out.flush();
  }

  @Command(
      name = "add",
      description = "Adds a model file as the next version of a name.",
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "FILE.vpm", description = "the model") Path file,
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "name of the model")
          String name,
      @Option(names = "--metric", paramLabel = "KEY=NUMBER", description = "beside the card's own")
          @Nullable Map<String, Double> metrics,
      @Option(names = "--tag", paramLabel = "KEY=TEXT", description = "to list it with")
          @Nullable Map<String, String> tags)
      throws IOException {
    ModelFile model = ModelFile.read(file);
    Map<String, Double> all = new TreeMap<>(model.card().metrics());
    all.putAll(metrics == null ? Map.of() : metrics);
    print("%s", registry().add(name, model, all, tags == null ? Map.of() : tags).reference());
    return 0;
  }

  @Command(
      name = "list",
      description = "Lists the versions of all models, or of one.",
      mixinStandardHelpOptions = true)
  int list(
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "all names unless given")
          @Nullable String name,
      @Option(names = "--json", description = "print one JSON object a line") boolean json)
      throws IOException {
    ModelRegistry registry = registry();
    List<String> names = name == null ? registry.names() : List.of(name);
    for (String each : names) {
      for (ModelVersion version : registry.list(each)) {
        print("%s", json ? json(version) : line(version));
      }
    }
    return 0;
  }

  private static String line(ModelVersion version) {
    return String.format(
        Locale.ROOT,
        "%-16s %s  %s%s",
        version.reference(),
        version.createdAt().toString().substring(0, 10),
        metrics(version.metrics()),
        version.aliases().stream().map(alias -> "  @" + alias).collect(Collectors.joining()));
  }

  private static String json(ModelVersion version) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("name", version.name());
    entries.put("version", version.version());
    entries.put("createdAt", version.createdAt().toString());
    version.sha256().ifPresent(sha256 -> entries.put("sha256", sha256));
    entries.put("aliases", version.aliases());
    entries.put("metrics", version.metrics());
    entries.put("tags", version.tags());
    return new Gson().toJson(entries);
  }

  private static String metrics(Map<String, Double> metrics) {
    return metrics.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%s %.4f", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  @Command(
      name = "show",
      description = "Tells all that is known of a model.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "REF|FILE.vpm", description = "a model, kept or in a file")
          String model)
      throws IOException {
    if (Files.isRegularFile(Path.of(model))) {
      show(ModelFile.read(Path.of(model)));
      return 0;
    }
    StoredModel stored = registry().load(ModelReference.parse(model));
    ModelVersion version = stored.version();
    print("version        %s", version.reference());
    print("added          %s", version.createdAt());
    print("aliases        %s", String.join(", ", version.aliases()));
    print("SHA-256        %s", version.sha256().orElse("unknown"));
    version.metrics().forEach((key, value) -> print("listed metric  %s = %s", key, value));
    version.tags().forEach((key, value) -> print("tag            %s = %s", key, value));
    show(stored.file());
    return 0;
  }

  private void show(ModelFile model) {
    ModelCard card = model.card();
    print("labels         %s", String.join(", ", card.labels()));
    print("network        %s", model.network());
    print("intended use   %s", card.intendedUse().isEmpty() ? "not said" : card.intendedUse());
    card.metrics().forEach((key, value) -> print("metric         %s = %s", key, value));
    card.provenance().forEach((key, value) -> print("provenance     %s = %s", key, value));
  }

  @Command(
      name = "verify",
      description = "Checks every byte and number of models without running them.",
      mixinStandardHelpOptions = true)
  int verify(
      @Parameters(
              arity = "1..*",
              paramLabel = "REF|FILE.vpm",
              description = "models, kept or in files")
          List<String> models)
      throws IOException {
    for (String model : models) {
      if (Files.exists(Path.of(model)) || model.endsWith(".vpm")) {
        ModelFile.verify(Path.of(model));
      } else {
        registry().load(ModelReference.parse(model));
      }
      print("%s is sound", model);
    }
    return 0;
  }

  @Command(
      name = "promote",
      description = "Points an alias at a version.",
      mixinStandardHelpOptions = true)
  int promote(
      @Parameters(paramLabel = "NAME/VERSION", description = "where the alias is to point at")
          String model,
      @Option(
              names = "--alias",
              paramLabel = "ALIAS",
              defaultValue = CHAMPION,
              description = "champion unless given")
          String alias)
      throws IOException {
    ModelRegistry registry = registry();
    ModelVersion version = registry.get(ModelReference.parse(model));
    registry.setAlias(version.name(), alias, version.version());
    print("%s@%s is %s", version.name(), alias, version.reference());
    return 0;
  }

  @Command(
      name = "rollback",
      description = "Points an alias at what it pointed at before.",
      mixinStandardHelpOptions = true)
  int rollback(
      @Parameters(paramLabel = "NAME", description = "whose alias it is") String name,
      @Option(
              names = "--alias",
              paramLabel = "ALIAS",
              defaultValue = CHAMPION,
              description = "champion unless given")
          String alias)
      throws IOException {
    print("%s@%s is %s", name, alias, registry().rollback(name, alias).reference());
    return 0;
  }
}
