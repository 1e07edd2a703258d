package io.github.vocalpatterns.examples;

import io.github.vocalpatterns.examples.cli.Subcommand;
import io.github.vocalpatterns.examples.embedding.ClassifyFile;
import io.github.vocalpatterns.examples.embedding.ClassifyFolder;
import io.github.vocalpatterns.examples.embedding.ListenToMicrophone;
import io.github.vocalpatterns.examples.embedding.SwapModels;
import io.github.vocalpatterns.examples.research.AugmentAndLook;
import io.github.vocalpatterns.examples.research.CompareWithLibrosa;
import io.github.vocalpatterns.examples.research.EvaluateModel;
import io.github.vocalpatterns.examples.research.FineTune;
import io.github.vocalpatterns.examples.research.TrainOnFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the small programs that docs/examples.md lists. */
@Command(
    name = "example",
    description = "Runs one of the small programs to learn from, or lists them.",
    mixinStandardHelpOptions = true,
    footer = {"", "docs/examples.md tells what each shows."})
public final class ExampleCommand implements Subcommand {

  private interface Program {
    void main(String[] args) throws Exception;
  }

  private record Example(int arguments, String usage, Program program) {}

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "which one")
  private @Nullable String name;

  @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "what it is to work on")
  private List<String> arguments = List.of();

  @Spec private CommandSpec spec;

  /** For picocli. */
  public ExampleCommand() {}

  /** By name, in the order of docs/examples.md. */
  private static Map<String, Example> examples() {
    Map<String, Example> examples = new LinkedHashMap<>();
    examples.put("ClassifyFile", new Example(1, "TAKE.wav", ClassifyFile::main));
    examples.put("ClassifyFolder", new Example(2, "DIR OUT.csv", ClassifyFolder::main));
    examples.put("ListenToMicrophone", new Example(0, "", ListenToMicrophone::main));
    examples.put("SwapModels", new Example(2, "TAKE.wav BETTER.vpm", SwapModels::main));
    examples.put("TrainOnFolder", new Example(2, "DIR OUT.vpm", TrainOnFolder::main));
    examples.put("FineTune", new Example(2, "DIR OUT.vpm", FineTune::main));
    examples.put("EvaluateModel", new Example(2, "DIR OUT.html [MODEL.vpm]", EvaluateModel::main));
    examples.put("AugmentAndLook", new Example(2, "TAKE.wav OUT_DIR", AugmentAndLook::main));
    examples.put(
        "CompareWithLibrosa", new Example(2, "TAKE.wav MEL.npy", CompareWithLibrosa::main));
    return examples;
  }

  @Override
  public Integer call() throws Exception {
    Map<String, Example> examples = examples();
    if (name == null) {
      examples.forEach(
          (title, example) -> spec.commandLine().getOut().println(title + " " + example.usage()));
      spec.commandLine().getOut().flush();
      return 0;
    }
    Example example = examples.get(name);
    if (example == null) {
      throw new ParameterException(
          spec.commandLine(), "There is no example " + name + ", only " + examples.keySet());
    }
    if (arguments.size() < example.arguments()) {
      throw new ParameterException(
          spec.commandLine(), "Give " + name + " what it works on: " + example.usage());
    }
    example.program().main(arguments.toArray(String[]::new));
    return 0;
  }
}
