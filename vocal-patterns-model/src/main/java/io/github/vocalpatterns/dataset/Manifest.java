package io.github.vocalpatterns.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The recordings of a data set: where each lies, what it is, how and by whom it is sung. Immutable.
 *
 * <pre>{@code
 * Manifest manifest = Manifest.scan(Path.of("VocalSet"));
 * manifest.findings().forEach(System.out::println);
 * manifest.write(Path.of("takes.csv"));
 * TakeSource takes = Manifest.read(Path.of("takes.csv")).takes();
 * }</pre>
 *
 * <p>No recording is opened before its take is asked for; {@link ManifestReport} opens all of them.
 */
public final class Manifest {

  private final Path root;
  private final List<ManifestEntry> entries;
  private final List<Finding> findings;

  Manifest(Path root, List<ManifestEntry> entries, List<Finding> findings) {
    this.root = root;
    this.entries = entries.stream().sorted(Comparator.comparing(ManifestEntry::path)).toList();
    this.findings = findings.stream().sorted(Comparator.comparing(Finding::path)).toList();
  }

  /**
   * A manifest of entries.
   *
   * @param root folder that their paths are relative to
   * @throws IllegalArgumentException if two have the same path
   */
  public static Manifest of(Path root, List<ManifestEntry> entries) {
    Set<String> paths = new HashSet<>();
    for (ManifestEntry entry : entries) {
      if (!paths.add(entry.path())) {
        throw new IllegalArgumentException(entry.path() + " is there twice");
      }
    }
    return new Manifest(root, entries, List.of());
  }

  /**
   * Lists the recordings below a folder. What a recording is, the folders above it say: {@code
   * scales}, {@code arpeggios} or {@code other}, in the singular or plural and in any case, or
   * VocalSet's {@code long_tones} and {@code excerpts}; the root's own name says nothing. Singer
   * and technique come from folders and file name:
   *
   * <ul>
   *   <li>VocalSet's own tree: {@code FULL/female1/scales/belt/f1_scales_belt_a.wav};
   *   <li>the prototype's: {@code scales/scales f1/belt/f1_scales_belt_a.wav};
   *   <li>ours: {@code scale/take.wav}, or {@code scale/anna/take.wav} where Anna sings.
   * </ul>
   *
   * <p>Known misspellings are understood, and folders are believed where file names contradict
   * them. {@link #findings} tells of each of these, and of every recording that is left out.
   *
   * @throws IOException if the folder cannot be listed
   */
  public static Manifest scan(Path root) throws IOException {
    return FolderScan.of(root);
  }

  /**
   * Reads a CSV file whose paths are relative to its own folder; see {@link #read(Path, Path)}.
   *
   * @throws IOException if it cannot be read or is no manifest; the message names the line
   */
  public static Manifest read(Path csv) throws IOException {
    Path folder = csv.toAbsolutePath().getParent();
    return read(csv, folder == null ? csv : folder);
  }

  /**
   * Reads a CSV file (RFC 4180, UTF-8) whose first line names the columns: {@code path} and {@code
   * exercise} must be there; {@code technique}, {@code filename} and {@code singer} may be, and if
   * one is not, it is taken from the path; other columns are passed over. No recording is opened.
   *
   * @param root folder that the paths are relative to; none may lead out of it
   * @throws IOException if it cannot be read or is no manifest; the message names the line
   */
  public static Manifest read(Path csv, Path root) throws IOException {
    return ManifestCsv.read(csv, root);
  }

  /**
   * Writes {@code path,exercise,technique,filename,singer}, sorted by path. If the file lies in a
   * folder above the root, its paths start there, so that {@link #read(Path)} finds the recordings;
   * otherwise they stay relative to the root.
   *
   * @return the folder that the written paths are relative to
   * @throws IOException if writing fails; an existing file is then left as it is
   */
  public Path write(Path csv) throws IOException {
    return ManifestCsv.write(this, csv);
  }

  /** Folder that all paths are relative to. */
  public Path root() {
    return root;
  }

  /** All recordings, sorted by path. */
  public List<ManifestEntry> entries() {
    return entries;
  }

  /** What was noticed while the names were read, sorted by path; nothing after {@link #read}. */
  public List<Finding> findings() {
    return findings;
  }

  /** Where the recording of an entry lies. */
  public Path file(ManifestEntry entry) {
    return root.resolve(entry.path());
  }

  /** The entries that a condition holds for, with all findings. */
  public Manifest filter(Predicate<ManifestEntry> condition) {
    return new Manifest(root, entries.stream().filter(condition).toList(), findings);
  }

  /** The recordings to train or evaluate on; take i is that of entry i. */
  public TakeSource takes() {
    return new ManifestTakes(this);
  }

  /** For example {@code Manifest[3613 takes below VocalSet]}. */
  @Override
  public String toString() {
    return "Manifest[" + entries.size() + " takes below " + root + "]";
  }
}
