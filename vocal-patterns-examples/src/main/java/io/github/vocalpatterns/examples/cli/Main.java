package io.github.vocalpatterns.examples.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry point. */
@Command(
    name = "vocal-patterns",
    description = "Says which exercise a vocal recording holds: a scale, an arpeggio or other.",
    mixinStandardHelpOptions = true,
    version = "vocal-patterns 0.1.0",
    subcommands = {
      ClassifyCommand.class,
      InspectCommand.class,
      FeaturesCommand.class,
      ResampleCommand.class,
      StretchCommand.class,
      PitchShiftCommand.class,
      DenoiseCommand.class,
      AugmentCommand.class,
      ModelsCommand.class,
      ServeCommand.class,
      ImportKerasCommand.class,
      ExportOnnxCommand.class
    },
    footer = {
      "",
      "manifest, train, evaluate, cross-validate and synthesize are built, with Deeplearning4j,",
      "when they are first used."
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs one command and exits with its status: 0 done, 1 failed in part, 2 wrong usage. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    ServiceLoader.load(Subcommand.class).forEach(commandLine::addSubcommand);
    commandLine.setExecutionExceptionHandler(
        (exception, failed, parsed) -> {
          failed.getErr().println("vocal-patterns: " + Failures.sentence(exception));
          return 1;
        });
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
