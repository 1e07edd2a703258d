package io.github.vocalpatterns.examples.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.StringJoiner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry point. */
@Command(
    name = "vocal-patterns",
    description = "Says which exercise a vocal recording holds: a scale, an arpeggio or other.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "manifest, train, evaluate, cross-validate, robustness, synthesize, pictures, jshell and example"
          + " are built, with Deeplearning4j, when they are first used."
    })
public final class Main implements Runnable {

  /** The version of the archive that this is in. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"vocal-patterns " + (version == null ? "(not packaged)" : version)};
    }
  }

  /** By name, in the order of the help. */
  static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("classify", ClassifyCommand.class);
    COMMANDS.put("inspect", InspectCommand.class);
    COMMANDS.put("features", FeaturesCommand.class);
    COMMANDS.put("resample", ResampleCommand.class);
    COMMANDS.put("stretch", StretchCommand.class);
    COMMANDS.put("pitch-shift", PitchShiftCommand.class);
    COMMANDS.put("denoise", DenoiseCommand.class);
    COMMANDS.put("augment", AugmentCommand.class);
    COMMANDS.put("models", ModelsCommand.class);
    COMMANDS.put("serve", ServeCommand.class);
    COMMANDS.put("import-keras", ImportKerasCommand.class);
    COMMANDS.put("export-onnx", ExportOnnxCommand.class);
    COMMANDS.put("doctor", DoctorCommand.class);
    COMMANDS.put("completion", CompletionCommand.class);
  }

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs one command and exits with its status: 0 done, 1 failed in part, 2 wrong usage. */
  public static void main(String[] args) {
    System.exit(commandLine(args).execute(args));
  }

  /**
   * What can do what the arguments say: with all commands, or only with the one they name, as
   * picocli takes its time to learn of each by reflection. Completion tells of all of them.
   */
  static CommandLine commandLine(String... args) {
    CommandLine commandLine = new CommandLine(new Main());
    Class<?> named = args.length == 0 ? null : COMMANDS.get(args[0]);
    if (named == null || named == CompletionCommand.class) {
      COMMANDS.forEach(commandLine::addSubcommand);
    } else {
      commandLine.addSubcommand(args[0], named);
    }
    ServiceLoader.load(Subcommand.class).forEach(commandLine::addSubcommand);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(
        (exception, failed, parsed) -> Failures.executing(exception, failed));
    commandLine.setParameterExceptionHandler((wrong, given) -> Failures.parsing(wrong));
    complete(commandLine.getCommandSpec());
    return commandLine;
  }

  /** What the help of every command tells unless the command says otherwise. */
  private static void complete(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    if (usage.exitCodeList().isEmpty()) {
      Map<String, String> statuses = new LinkedHashMap<>();
      statuses.put("0", "all was done");
      statuses.put("1", "something could not be done; standard error says what");
      statuses.put("2", "wrong usage");
      usage.exitCodeListHeading("%nExit status:%n").exitCodeList(statuses);
    }
    // What matters comes first, by our order.
    usage.sortOptions(false).customSynopsis(synopsis(command));
    command.versionProvider(new Version());
    command.subcommands().values().forEach(each -> complete(each.getCommandSpec()));
  }

  /** What has to be given; the list below it tells what else may be. */
  private static String synopsis(CommandSpec command) {
    StringJoiner words = new StringJoiner(" ").add(command.qualifiedName());
    for (OptionSpec option : command.options()) {
      if (option.required() && option.group() == null) {
        words.add(option.longestName() + "=" + option.paramLabel());
      }
    }
    for (ArgGroupSpec group : command.argGroups()) {
      if (group.multiplicity().min() > 0) {
        words.add(group.synopsis());
      }
    }
    words.add("[OPTION]...");
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      String word = parameter.paramLabel() + (parameter.arity().isVariable() ? "..." : "");
      words.add(parameter.required() ? word : "[" + word + "]");
    }
    if (!command.subcommands().isEmpty()) {
      words.add("COMMAND");
    }
    return words.toString();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
