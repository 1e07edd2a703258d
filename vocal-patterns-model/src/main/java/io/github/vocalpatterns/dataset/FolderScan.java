package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.dataset.Finding.Kind;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Lists the recordings below a folder and what their names say; links are followed. */
final class FolderScan extends SimpleFileVisitor<Path> {

  private final Path root;
  private final List<ManifestEntry> entries = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private FolderScan(Path root) {
    this.root = root;
  }

  static Manifest of(Path root) throws IOException {
    FolderScan scan = new FolderScan(root);
    Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, scan);
    return new Manifest(root, scan.entries, scan.findings);
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile() && AudioFiles.isNamedLikeRecording(file)) {
      String path = relative(file);
      TakeNames.Known known = TakeNames.read(path);
      findings.addAll(known.findings());
      known.exercise().ifPresent(exercise -> add(path, known));
    }
    return FileVisitResult.CONTINUE;
  }

  private void add(String path, TakeNames.Known known) {
    try {
      entries.add(
          ManifestEntry.of(
              path, known.exercise().orElseThrow(), known.technique(), known.singer()));
    } catch (IllegalArgumentException e) {
      String printable = path.replaceAll("\\p{Cc}", "?");
      findings.add(new Finding(Kind.LEFT_OUT, printable, e.getMessage()));
    }
  }

  /** A loop of links, or a folder that may not be read. The root itself has to be readable. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (file.equals(root)) {
      throw e;
    }
    findings.add(
        new Finding(
            Kind.UNREADABLE,
            relative(file),
            "it cannot be opened: " + e.getClass().getSimpleName()));
    return FileVisitResult.CONTINUE;
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
