package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recordings in folders whose names say what they are: {@code scale}, {@code scales}, {@code
 * arpeggio}, {@code arpeggios}, {@code other} or {@code others}, in any case and at any depth below
 * the root. VocalSet's {@code excerpts} and {@code long_tones} count as other; the misspellings
 * {@code arepggios} and {@code arps} that are found there count as arpeggios. Names of files decide
 * nothing. Recordings outside of such folders are left out.
 */
public final class FolderTakes implements TakeSource {

  private static final Map<String, VocalPattern> PATTERNS =
      Map.ofEntries(
          Map.entry("scale", VocalPattern.SCALE),
          Map.entry("scales", VocalPattern.SCALE),
          Map.entry("arpeggio", VocalPattern.ARPEGGIO),
          Map.entry("arpeggios", VocalPattern.ARPEGGIO),
          Map.entry("arepggio", VocalPattern.ARPEGGIO),
          Map.entry("arepggios", VocalPattern.ARPEGGIO),
          Map.entry("arp", VocalPattern.ARPEGGIO),
          Map.entry("arps", VocalPattern.ARPEGGIO),
          Map.entry("other", VocalPattern.OTHER),
          Map.entry("others", VocalPattern.OTHER),
          Map.entry("excerpts", VocalPattern.OTHER),
          Map.entry("long_tones", VocalPattern.OTHER));

  private record File(String name, Path path, VocalPattern pattern) {}

  private final List<File> files;
  private final int leftOut;

  private FolderTakes(List<File> files, int leftOut) {
    this.files = List.copyOf(files);
    this.leftOut = leftOut;
  }

  /**
   * Lists the recordings below {@code root}, sorted by path; none is opened.
   *
   * @throws IOException if a folder cannot be listed
   * @throws IllegalArgumentException if there is no recording in any such folder, or the folders
   *     above one contradict each other
   */
  public static FolderTakes of(Path root) throws IOException {
    List<File> files = new ArrayList<>();
    int leftOut = 0;
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.filter(FolderTakes::isRecording).toList()) {
        Optional<VocalPattern> pattern = patternOf(root, path);
        if (pattern.isPresent()) {
          String name = root.relativize(path).toString().replace('\\', '/');
          files.add(new File(name, path, pattern.get()));
        } else {
          leftOut++;
        }
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          root + " holds no recording in a folder named scales, arpeggios or others");
    }
    files.sort(Comparator.comparing(File::name));
    return new FolderTakes(files, leftOut);
  }

  private static boolean isRecording(Path path) {
    return AudioFiles.isNamedLikeRecording(path) && Files.isRegularFile(path);
  }

  private static Optional<VocalPattern> patternOf(Path root, Path file) {
    VocalPattern found = null;
    for (Path folder : root.relativize(file.getParent())) {
      VocalPattern pattern = PATTERNS.get(folder.toString().toLowerCase(Locale.ROOT));
      if (pattern != null && found != null && pattern != found) {
        throw new IllegalArgumentException(
            "the folders of "
                + file
                + " say both "
                + found.label()
                + " and "
                + pattern.label()
                + ", they must agree");
      }
      found = pattern != null ? pattern : found;
    }
    return Optional.ofNullable(found);
  }

  /** Number of recordings below the root that are in no folder of a known name. */
  public int leftOut() {
    return leftOut;
  }

  /** The file of take {@code index}. */
  public Path path(int index) {
    return files.get(index).path();
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public VocalPattern pattern(int index) {
    return files.get(index).pattern();
  }

  /** The path below the root, with slashes. */
  @Override
  public String name(int index) {
    return files.get(index).name();
  }

  @Override
  public Waveform waveform(int index, int epoch) throws IOException {
    return AudioFiles.read(files.get(index).path());
  }

  @Override
  public boolean varies(int index) {
    return false;
  }
}
