package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.dataset.Finding.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the recordings of a manifest hold: each is opened once, and compared with every other.
 * Immutable.
 *
 * <p>Copies are found by their samples, if these are the same, and by a fingerprint otherwise. That
 * survives re-encoding, resampling, gain and trimming, some noise, finds excerpts of two seconds or
 * more, and most whole copies that were stretched by up to a quarter, transposed by up to four
 * semitones, or both. The comparison takes time with the square of the number of recordings.
 */
public final class ManifestReport {

  /** What opening a file came to: its contents, or why there are none. */
  private record Opened(@Nullable SoundContents contents, String failure) {}

  private final Manifest manifest;
  private final List<Opened> opened;
  private final List<Finding> findings;

  /** Of each entry, the first one that it is a copy of; itself if there is none. */
  private final int[] original;

  private ManifestReport(Manifest manifest, List<Opened> opened) {
    this.manifest = manifest;
    this.opened = opened;
    this.original = IntStream.range(0, opened.size()).toArray();
    List<Finding> all = new ArrayList<>(manifest.findings());
    List<ManifestEntry> entries = manifest.entries();
    for (int i = 0; i < opened.size(); i++) {
      if (opened.get(i).contents() == null) {
        all.add(new Finding(Kind.UNREADABLE, entries.get(i).path(), opened.get(i).failure()));
      }
    }
    all.addAll(copies());
    all.sort(Comparator.comparing(Finding::kind).thenComparing(Finding::path));
    this.findings = List.copyOf(all);
  }

  /** Opens every recording, on as many threads as there are processors. */
  public static ManifestReport of(Manifest manifest) {
    return of(manifest, entry -> {});
  }

  /**
   * Likewise, and tells how far it is.
   *
   * @param done is told each recording that has been opened, or could not be; on any thread
   */
  public static ManifestReport of(Manifest manifest, Consumer<ManifestEntry> done) {
    List<Opened> opened =
        manifest.entries().parallelStream()
            .map(
                entry -> {
                  Opened one = open(manifest, entry);
                  done.accept(entry);
                  return one;
                })
            .toList();
    return new ManifestReport(manifest, opened);
  }

  private static Opened open(Manifest manifest, ManifestEntry entry) {
    try {
      return new Opened(SoundContents.of(AudioFiles.read(manifest.file(entry))), "");
    } catch (IOException | IllegalArgumentException e) {
      return new Opened(null, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private List<Finding> copies() {
    record Copy(int index, int of, boolean identical) {}
    List<Copy> copies =
        IntStream.range(1, opened.size())
            .parallel()
            .boxed()
            .flatMap(
                i ->
                    IntStream.range(0, i)
                        .filter(j -> areCopies(i, j))
                        .mapToObj(j -> new Copy(i, j, areIdentical(i, j))))
            .toList();
    List<Finding> found = new ArrayList<>();
    for (Copy copy : copies) {
      ManifestEntry entry = manifest.entries().get(copy.index());
      ManifestEntry other = manifest.entries().get(copy.of());
      String what = copy.identical() ? "it holds the samples of " : "it sounds like a copy of ";
      String contradiction =
          entry.exercise() == other.exercise()
              ? ""
              : ", which is called "
                  + other.exercise().label()
                  + ", not "
                  + entry.exercise().label();
      found.add(
          new Finding(
              copy.identical() ? Kind.DUPLICATE : Kind.NEAR_DUPLICATE,
              entry.path(),
              what + other.path() + contradiction));
      join(copy.index(), copy.of());
    }
    return found;
  }

  private boolean areCopies(int i, int j) {
    SoundContents one = opened.get(i).contents();
    SoundContents other = opened.get(j).contents();
    return one != null
        && other != null
        && (one.isIdenticalTo(other) || one.print().isOfOneRecordingWith(other.print()));
  }

  private boolean areIdentical(int i, int j) {
    SoundContents one = opened.get(i).contents();
    SoundContents other = opened.get(j).contents();
    return one != null && other != null && one.isIdenticalTo(other);
  }

  private void join(int i, int j) {
    int one = root(i);
    int other = root(j);
    original[Math.max(one, other)] = Math.min(one, other);
  }

  private int root(int i) {
    int root = i;
    while (original[root] != root) {
      root = original[root];
    }
    return root;
  }

  /** What the report is of. */
  public Manifest manifest() {
    return manifest;
  }

  /** All that was found, of names and of contents, sorted by kind and path. */
  public List<Finding> findings() {
    return findings;
  }

  /** The findings of one kind, sorted by path. */
  public List<Finding> findings(Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).toList();
  }

  /** The manifest without the files that cannot be read. */
  public Manifest readable() {
    return manifest.filter(entry -> contents(entry.path()).isPresent());
  }

  /**
   * Names groups of takes that must stay together: those of a {@link Grouping}, joined where a copy
   * of one recording is in two of them.
   *
   * @param takes of this manifest, all or some
   */
  public IntFunction<String> groups(TakeSource takes, Grouping grouping) {
    Map<String, String> joined = new TreeMap<>();
    IntFunction<String> plain = grouping.of(manifest.takes());
    for (int i = 0; i < original.length; i++) {
      if (root(i) != i) {
        unite(joined, plain.apply(i), plain.apply(root(i)));
      }
    }
    IntFunction<String> given = grouping.of(takes);
    return index -> last(joined, given.apply(index));
  }

  private static void unite(Map<String, String> joined, String one, String other) {
    String first = last(joined, one);
    String second = last(joined, other);
    if (!first.equals(second)) {
      joined.put(first, second);
    }
  }

  private static String last(Map<String, String> joined, String name) {
    String last = name;
    for (String next = joined.get(last); next != null; next = joined.get(last)) {
      last = next;
    }
    return last;
  }

  Optional<SoundContents> contents(String path) {
    List<ManifestEntry> entries = manifest.entries();
    for (int low = 0, high = entries.size() - 1; low <= high; ) {
      int middle = (low + high) >>> 1;
      int order = entries.get(middle).path().compareTo(path);
      if (order == 0) {
        return Optional.ofNullable(opened.get(middle).contents());
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  /** What there is, and every finding, to read. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    double seconds = 0;
    for (Opened file : opened) {
      seconds += file.contents() == null ? 0 : file.contents().seconds();
    }
    List<ManifestEntry> entries = manifest.entries();
    text.append(
        String.format(Locale.ROOT, "%d recordings, %.1f minutes%n", entries.size(), seconds / 60));
    for (VocalPattern pattern : VocalPattern.values()) {
      long count = entries.stream().filter(entry -> entry.exercise() == pattern).count();
      text.append(String.format(Locale.ROOT, "%-10s%6d%n", pattern.label(), count));
    }
    text.append("singers: ").append(counts(entries.stream().map(ManifestEntry::singer).toList()));
    text.append("techniques: ");
    text.append(counts(entries.stream().map(ManifestEntry::technique).toList()));
    findings.forEach(finding -> text.append(finding).append('\n'));
    return text.toString();
  }

  private static String counts(List<String> names) {
    Map<String, Integer> counts = new TreeMap<>();
    names.forEach(name -> counts.merge(name.isEmpty() ? "(not known)" : name, 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((name, count) -> parts.add(name + " " + count));
    return String.join(", ", parts) + "\n";
  }
}
