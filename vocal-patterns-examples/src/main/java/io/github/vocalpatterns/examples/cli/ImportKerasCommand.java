package io.github.vocalpatterns.examples.cli;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.interchange.KerasImport;
import io.github.vocalpatterns.modelfile.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A model that Keras saved, as one that {@code classify --model} takes. */
@Command(
    name = "import-keras",
    description = "Turns a Keras model (.h5 or .keras) of the Python prototype into a .vpm.",
    mixinStandardHelpOptions = true)
final class ImportKerasCommand implements Callable<Integer> {

  @Parameters(paramLabel = "MODEL.h5", description = "what Keras 2 or 3 saved")
  private Path model = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE.vpm", description = "the result")
  private Path out = Path.of("");

  @Option(
      names = "--spec",
      paramLabel = "SPEC.json",
      description = "how the model's input is computed, if not as the prototype did")
  private @Nullable Path spec;

  @Option(
      names = "--labels",
      split = ",",
      paramLabel = "LABEL",
      description = "the meaning of the outputs in order, default arpeggio,other,scale")
  private List<String> labels = KerasImport.PROTOTYPE_LABELS;

  @Option(
      names = "--augmentations",
      paramLabel = "SETTINGS.json",
      description = "the prototype's settings of its augmentations, kept in the provenance")
  private @Nullable Path augmentations;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    FeatureSpec features = spec == null ? FeatureSpec.PROTOTYPE : readSpec(spec);
    Map<String, String> provenance =
        augmentations == null ? Map.of() : Map.of("augmentations", readSettings(augmentations));
    ModelFile imported = KerasImport.read(model, features, labels, provenance);
    imported.write(out);
    command.commandLine().getOut().println(out + ": " + imported);
    return 0;
  }

  private static FeatureSpec readSpec(Path spec) throws IOException {
    try {
      return FeatureSpec.fromJson(Files.readString(spec));
    } catch (IllegalArgumentException e) {
      throw new IOException(spec + ": " + e.getMessage(), e);
    }
  }

  /** Settings change nothing here, as inference augments nothing; so any JSON will do. */
  private static String readSettings(Path file) throws IOException {
    try {
      return JsonParser.parseString(Files.readString(file)).toString();
    } catch (JsonParseException e) {
      throw new IOException(file + " is not JSON", e);
    }
  }
}
