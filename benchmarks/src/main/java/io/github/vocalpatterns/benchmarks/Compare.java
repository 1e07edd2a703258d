package io.github.vocalpatterns.benchmarks;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds every contest and says which bars are missed. */
@Command(
    name = "benchmarks/compare",
    description = "Compares the hot paths with their peers, each pair in turns in one process.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every bar measured is reached", "1:a bar is missed", "2:wrong usage"})
final class Compare implements Callable<Integer> {

  private static final double SECONDS = 4;
  private static final double QUICK_SECONDS = 0.7;

  @Option(names = "--quick", description = "less time for each: about three minutes in all")
  private boolean quick;

  @Option(names = "--json", paramLabel = "FILE", description = "write the results there, too")
  private @Nullable Path json;

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      description = "only work in which this regular expression is found, whatever the case")
  private String only = "";

  @Option(names = "--take", hidden = true, defaultValue = "samples/scale.wav")
  private Path take = Path.of("");

  @Spec private CommandSpec spec;

  private Compare() {}

  /** Exits with a status. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Compare()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.describe());
    out.println(
        "JVM flags: -Xmx2g, plain: "
            + String.join(" ", Kernels.PLAIN.jvmFlags())
            + ", vector: "
            + String.join(" ", Kernels.VECTOR.jvmFlags()));
    out.println();
    out.println(Result.header());
    out.flush();
    List<Result> results = new ArrayList<>();
    for (Bar bar : Bar.values()) {
      if (isWanted(bar.work())) {
        for (Kernels kernels : Kernels.values()) {
          Result result = ContestProcess.run(bar, kernels, quick ? QUICK_SECONDS : SECONDS);
          print(result, out);
          results.add(result);
        }
      }
    }
    if (isWanted(StartUp.TIME) || isWanted(StartUp.MEMORY)) {
      for (Result result : StartUp.run(take, quick ? 5 : 20)) {
        print(result, out);
        results.add(result);
      }
    }
    if (json != null) {
      write(results, json);
    }
    return results.stream().anyMatch(Result::isMissed) ? 1 : 0;
  }

  private static void print(Result result, PrintWriter out) {
    out.println(result.toRow());
    out.flush();
  }

  private boolean isWanted(String work) {
    return Pattern.compile(only, Pattern.CASE_INSENSITIVE).matcher(work).find();
  }

  private static void write(List<Result> results, Path file) throws IOException {
    JsonArray rows = new JsonArray();
    results.forEach(result -> rows.add(result.toJson()));
    JsonArray flags = new JsonArray();
    Stream.of(Kernels.values()).forEach(kernels -> flags.add(kernels.jvmFlags().toString()));
    JsonObject report = new JsonObject();
    report.addProperty("machine", Machine.describe());
    report.add("jvmFlags", flags);
    report.add("results", rows);
    Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(report) + "\n");
  }
}
