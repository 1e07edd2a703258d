package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.dataset.Finding;
import io.github.vocalpatterns.dataset.Grouping;
import io.github.vocalpatterns.dataset.LeakDetector;
import io.github.vocalpatterns.dataset.Manifest;
import io.github.vocalpatterns.dataset.ManifestEntry;
import io.github.vocalpatterns.dataset.ManifestReport;
import io.github.vocalpatterns.dataset.Split;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.examples.cli.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How the recordings that {@code --data} names are read and divided. */
final class DataOptions {

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "folder that the paths of a manifest start at, default its own folder")
  private @Nullable Path root;

  @Option(
      names = "--test-singers",
      split = ",",
      paramLabel = "SINGER",
      description =
          "singers to evaluate on, never to train on, none unless given; vocalset stands for"
              + " f2,f8,m3,m5,m10")
  private List<String> testSingers = List.of();

  @Option(
      names = "--group-by",
      paramLabel = "SINGER|FILE",
      defaultValue = "SINGER",
      description =
          "what a split keeps together; FILE lets one singer stand on both sides, default"
              + " ${DEFAULT-VALUE}")
  private Grouping grouping = Grouping.SINGER;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  Grouping grouping() {
    return grouping;
  }

  /** The recordings of a folder or of a manifest in a CSV file. */
  Manifest manifest(Path data) throws IOException {
    Manifest manifest =
        Files.isDirectory(data)
            ? Manifest.scan(data)
            : root == null ? Manifest.read(data) : Manifest.read(data, root);
    if (manifest.entries().isEmpty()) {
      throw new IllegalArgumentException(
          data + " holds no recording in a folder named scales, arpeggios or others");
    }
    return manifest;
  }

  /** The takes to evaluate on. */
  TakeSource toEvaluate(Path data) throws IOException {
    Set<String> singers = testSingers();
    return singers.isEmpty()
        ? manifest(data).takes()
        : only(manifest(data), entry -> singers.contains(entry.singer())).takes();
  }

  /** The recordings to train on, opened and compared; findings are told on standard error. */
  ManifestReport toTrain(Path data) throws IOException {
    Set<String> singers = testSingers();
    Manifest manifest = only(manifest(data), entry -> !singers.contains(entry.singer()));
    ManifestReport report = opened(manifest);
    PrintWriter err = spec.commandLine().getErr();
    report.findings().forEach(err::println);
    long unknown = manifest.entries().stream().filter(entry -> entry.singer().isEmpty()).count();
    if (unknown > 0 && grouping == Grouping.SINGER) {
      err.println(
          unknown
              + " recordings are by singers unknown: each is taken for a singer of its own; name"
              + " them in a manifest or by folders such as scale/anna");
    }
    List<Finding> unreadable = report.findings(Finding.Kind.UNREADABLE);
    if (!unreadable.isEmpty()) {
      throw new IllegalArgumentException(
          unreadable.size()
              + " recordings cannot be read; \"vocal-patterns manifest\" writes a list without"
              + " them: "
              + unreadable.stream().map(Finding::path).collect(Collectors.joining(", ")));
    }
    return report;
  }

  static ManifestReport opened(Manifest manifest) {
    try (Progress progress = Progress.of("open", manifest.entries().size())) {
      return ManifestReport.of(manifest, entry -> progress.step());
    }
  }

  /** Training and validation, with no singer and no recording in both. */
  Split split(Path data, double validationShare, long seed) throws IOException {
    ManifestReport report = toTrain(data);
    TakeSource takes = report.manifest().takes();
    Split split = Split.of(takes, validationShare, seed, report.groups(takes, grouping));
    LeakDetector.knowing(report).requireNone(split, grouping);
    return split;
  }

  private static Manifest only(Manifest manifest, Predicate<ManifestEntry> condition) {
    Manifest some = manifest.filter(condition);
    if (some.entries().isEmpty()) {
      throw new IllegalArgumentException(
          "no take is left: the singers are "
              + manifest.entries().stream()
                  .map(ManifestEntry::singer)
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
    return some;
  }

  private Set<String> testSingers() {
    return testSingers.equals(List.of("vocalset"))
        ? Split.vocalSetTestSingers()
        : new TreeSet<>(testSingers);
  }
}
