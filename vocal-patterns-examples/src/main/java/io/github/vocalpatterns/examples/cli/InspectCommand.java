package io.github.vocalpatterns.examples.cli;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.QualityReport;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How good recordings are, before anybody listens to them. */
@Command(
    name = "inspect",
    description = "Prints the quality of recordings: level, clipping, silence, noise, bandwidth.",
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

  private static final Gson GSON = new Gson();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "recordings, or folders to search for recordings")
  private List<Path> inputs = List.of();

  @ArgGroup private ProgramFormat format = new ProgramFormat();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Path> files = Recordings.of(inputs);
    if (files.isEmpty()) {
      throw new IOException(inputs + " hold no recordings");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format.csv) {
      out.println(
          "file,durationSeconds,sampleRateHz,peak,clippingShare,dcOffset,silenceShare,snrDb,"
              + "bandwidthHz");
    }
    boolean allRead = true;
    try (Progress progress = Progress.besideOutput("inspect", files.size())) {
      for (Path file : files) {
        try {
          print(file, QualityReport.of(AudioFiles.read(file)), files.size() > 1);
        } catch (IOException e) {
          allRead = false;
          spec.commandLine().getErr().println("vocal-patterns: " + Failures.sentence(e));
        }
        progress.step();
      }
    }
    out.flush();
    return allRead ? 0 : Failures.FAILED;
  }

  private void print(Path file, QualityReport report, boolean oneOfSeveral) {
    PrintWriter out = spec.commandLine().getOut();
    if (format.json) {
      JsonObject json = new JsonObject();
      json.addProperty("file", file.toString());
      values(report).forEach(json::addProperty);
      out.println(GSON.toJson(json));
    } else if (format.csv) {
      out.println(
          Csv.line(Stream.concat(Stream.of(file), values(report).values().stream()).toArray()));
    } else {
      if (oneOfSeveral) {
        out.println(file);
      }
      printText(report, out);
    }
  }

  private static void printText(QualityReport report, PrintWriter out) {
    out.printf(Locale.ROOT, "duration       %9.2f s%n", report.durationSeconds());
    out.printf(Locale.ROOT, "sample rate    %9d Hz%n", report.sampleRateHz());
    out.printf(
        Locale.ROOT,
        "peak           %9.4f  (%.1f dB)%n",
        report.peak(),
        20 * Math.log10(report.peak()));
    out.printf(Locale.ROOT, "clipping       %9.3f %% of samples%n", 100 * report.clippingShare());
    out.printf(Locale.ROOT, "DC offset      %9.5f%n", report.dcOffset());
    out.printf(Locale.ROOT, "silence        %9.1f %% of frames%n", 100 * report.silenceShare());
    out.printf(Locale.ROOT, "signal/noise   %9.1f dB, estimated%n", report.snrDb());
    out.printf(Locale.ROOT, "bandwidth      %9.0f Hz%n", report.bandwidthHz());
  }

  private static Map<String, Number> values(QualityReport report) {
    Map<String, Number> values = new LinkedHashMap<>();
    values.put("durationSeconds", report.durationSeconds());
    values.put("sampleRateHz", report.sampleRateHz());
    values.put("peak", report.peak());
    values.put("clippingShare", report.clippingShare());
    values.put("dcOffset", report.dcOffset());
    values.put("silenceShare", report.silenceShare());
    values.put("snrDb", report.snrDb());
    values.put("bandwidthHz", report.bandwidthHz());
    return values;
  }
}
