package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.dataset.Finding;
import io.github.vocalpatterns.dataset.Manifest;
import io.github.vocalpatterns.dataset.ManifestReport;
import io.github.vocalpatterns.examples.cli.Subcommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the recordings of a data set, and tells what is odd about them. */
@Command(
    name = "manifest",
    description = {
      "Opens every recording of a data set and tells what is odd.",
      "That is what is misspelt, contradicting, unreadable, or there twice. Understands folders named"
          + " scales, arpeggios and others, and the trees of VocalSet."
    },
    mixinStandardHelpOptions = true)
public final class ManifestCommand implements Subcommand {

  @Parameters(paramLabel = "DATA", description = "a folder, or a manifest in a CSV file")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE.csv",
      description = "write the readable recordings as path,exercise,technique,filename,singer")
  private @Nullable Path out;

  @Mixin private DataOptions options = new DataOptions();

  @Spec private CommandSpec spec;

  /** For picocli. */
  public ManifestCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    Manifest manifest = options.manifest(data);
    ManifestReport report = DataOptions.opened(manifest);
    console.print(report.toText());
    if (out != null) {
      Path root = report.readable().write(out);
      console.println("wrote " + report.readable().entries().size() + " recordings to " + out);
      if (!root.equals(out.toAbsolutePath().normalize().getParent())) {
        console.println("its paths start at " + root + ": use it with --root " + root);
      }
    }
    return report.findings(Finding.Kind.UNREADABLE).isEmpty() ? 0 : 1;
  }
}
