package io.github.vocalpatterns.examples.cli;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.QualityReport;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How good a recording is, before anybody listens to it. */
@Command(
    name = "inspect",
    description = "Prints the quality of a recording: level, clipping, silence, noise, bandwidth.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class InspectCommand implements Callable<Integer> {

  private static final Gson GSON = new Gson();

  @Parameters(paramLabel = "FILE", description = "recording")
  private Path file = Path.of("");

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    QualityReport report = QualityReport.of(AudioFiles.read(file));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(GSON.toJson(json(report)));
      return 0;
    }
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
    return 0;
  }

  private static JsonObject json(QualityReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("durationSeconds", report.durationSeconds());
    json.addProperty("sampleRateHz", report.sampleRateHz());
    json.addProperty("peak", report.peak());
    json.addProperty("clippingShare", report.clippingShare());
    json.addProperty("dcOffset", report.dcOffset());
    json.addProperty("silenceShare", report.silenceShare());
    json.addProperty("snrDb", report.snrDb());
    json.addProperty("bandwidthHz", report.bandwidthHz());
    return json;
  }
}
