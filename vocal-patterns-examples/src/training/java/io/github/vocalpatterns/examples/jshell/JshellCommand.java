package io.github.vocalpatterns.examples.jshell;

import io.github.vocalpatterns.examples.cli.Subcommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.tool.JavaShellToolBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The JDK's own JShell with this library in it. */
@Command(
    name = "jshell",
    description = {
      "Opens a JShell session with everything imported.",
      "Waveforms, spectrograms, melodies and classifications show themselves as small pictures."
    },
    mixinStandardHelpOptions = true)
public final class JshellCommand implements Subcommand {

  private static final String GREETING =
      """
      Everything is imported. To start:

        var take = AudioFiles.read(Path.of("samples/scale.wav"))
        var result = Classifier.pretrained().classify(take)
        Plot.waveform(take).show()

      """;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE.jsh",
      description = "files to run first; docs/tutorial.jsh is a tour of the library")
  private List<Path> files = List.of();

  @Spec private CommandSpec spec;

  /** For picocli. */
  public JshellCommand() {}

  @Override
  public Integer call() throws Exception {
    spec.commandLine().getOut().print(GREETING);
    spec.commandLine().getOut().flush();
    Path startup = startup();
    try {
      return JavaShellToolBuilder.builder().start(arguments(startup));
    } finally {
      Files.delete(startup);
    }
  }

  private String[] arguments(Path startup) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--execution", PicturedExecutionProvider.NAME));
    arguments.addAll(List.of("--class-path", System.getProperty("java.class.path")));
    arguments.addAll(List.of("--startup", "DEFAULT", "--startup", "PRINTING"));
    arguments.addAll(List.of("--startup", startup.toString()));
    files.forEach(file -> arguments.add(file.toString()));
    return arguments.toArray(String[]::new);
  }

  private static Path startup() throws IOException {
    Path file = Files.createTempFile("vocal-patterns", ".jsh");
    try (InputStream in = JshellCommand.class.getResourceAsStream("startup.jsh")) {
      if (in == null) {
        throw new IllegalStateException("the resource startup.jsh is missing");
      }
      Files.write(file, in.readAllBytes());
    }
    return file;
  }
}
