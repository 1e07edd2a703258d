package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.interchange.OnnxExport;
import io.github.vocalpatterns.modelfile.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A model for programs that run ONNX. */
@Command(
    name = "export-onnx",
    description = "Writes a model as ONNX, for programs that run that.",
    mixinStandardHelpOptions = true)
final class ExportOnnxCommand implements Callable<Integer> {

  @Parameters(paramLabel = "MODEL.vpm", description = "the model")
  private Path model = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE.onnx", description = "the result")
  private Path out = Path.of("");

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    ModelFile loaded = ModelFile.read(model);
    OnnxExport.write(loaded, out);
    command.commandLine().getOut().println(out + ": " + loaded);
    return 0;
  }
}
