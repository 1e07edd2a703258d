package io.github.vocalpatterns.examples.cli;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.examples.cli.Checkup.Finding;
import io.github.vocalpatterns.examples.cli.Checkup.State;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at this machine: what works, what does not, and what to do about it. */
@Command(
    name = "doctor",
    description = {
      "Says what works on this machine, and what could be added.",
      "Looks at Java, model, kernels, microphone, MLflow server and what trains."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:everything works", "1:something does not, and has to be mended"})
final class DoctorCommand implements Callable<Integer> {

  /** The column behind state and topic. */
  private static final int FOUND_AT = 21;

  private static final Gson GSON = new Gson();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ColorScheme colours = spec.commandLine().getColorScheme();
    List<Finding> findings =
        new ArrayList<>(new MachineCheckup(System.getenv(), colours.ansi().enabled()).findings());
    List<Finding> training =
        ServiceLoader.load(Checkup.class).stream()
            .flatMap(checkup -> checkup.get().findings().stream())
            .toList();
    findings.addAll(training.isEmpty() ? List.of(notBuilt()) : training);
    PrintWriter out = spec.commandLine().getOut();
    findings.forEach(finding -> out.println(json ? json(finding) : text(finding, colours)));
    out.flush();
    boolean sound = findings.stream().noneMatch(finding -> finding.state() == State.PROBLEM);
    return sound ? 0 : Failures.FAILED;
  }

  private static Finding notBuilt() {
    return Finding.hint(
        "Training",
        "not built, as it needs Deeplearning4j (some 150 MB)",
        "./vocal-patterns train --help builds it");
  }

  private static String text(Finding finding, ColorScheme colours) {
    Style style =
        switch (finding.state()) {
          case OK -> Style.fg_green;
          case HINT -> Style.fg_yellow;
          case PROBLEM -> Style.fg_red;
        };
    String state = String.format("%-8s", finding.state().name().toLowerCase(Locale.ROOT));
    int columns = Progress.outputColumns();
    String found =
        colours.apply(state, List.of(style))
            + String.format("%-13s", finding.topic())
            + wrapped(finding.found(), FOUND_AT, columns);
    return finding.advice().isEmpty()
        ? found
        : found
            + System.lineSeparator()
            + " ".repeat(FOUND_AT)
            + "→ "
            + wrapped(finding.advice(), FOUND_AT + 2, columns);
  }

  /** Text that begins in column {@code at}, broken between words where the terminal ends. */
  static String wrapped(String text, int at, int columns) {
    if (columns <= at) {
      return text;
    }
    StringBuilder lines = new StringBuilder();
    int place = at;
    for (String word : text.split(" ")) {
      if (place > at && place + 1 + word.length() > columns) {
        lines.append(System.lineSeparator()).append(" ".repeat(at));
        place = at;
      } else if (place > at) {
        lines.append(' ');
        place++;
      }
      lines.append(word);
      place += word.length();
    }
    return lines.toString();
  }

  private static String json(Finding finding) {
    JsonObject object = new JsonObject();
    object.addProperty("topic", finding.topic());
    object.addProperty("state", finding.state().name());
    object.addProperty("found", finding.found());
    object.addProperty("advice", finding.advice());
    return GSON.toJson(object);
  }
}
