package io.github.vocalpatterns.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what would let a model know its test beforehand: one take, a window or an altered copy of
 * it, or one singer on both sides of a split.
 *
 * <p>Copies are told by their names ({@code take_window3.wav}, {@code take-aug1.wav} beside {@code
 * take.wav}) and by their sound, as {@link ManifestReport} does. Windows that neither overlap nor
 * are named so cannot be told from takes of their own. Immutable and safe for use by any number of
 * threads.
 */
public final class LeakDetector {

  private static final int MOST_IN_MESSAGE = 5;

  /** Endings of names that tools give to parts and copies. */
  private static final Pattern COPY =
      Pattern.compile(
          "([-_. ]*(window|win|part|segment|seg|slice|chunk|augmented|aug|copy)[-_. ]?\\d*"
              + "| ?\\(\\d+\\))+$",
          Pattern.CASE_INSENSITIVE);

  private final @Nullable ManifestReport report;

  private LeakDetector(@Nullable ManifestReport report) {
    this.report = report;
  }

  /** A detector that reads every take that it checks. */
  public static LeakDetector reading() {
    return new LeakDetector(null);
  }

  /** A detector that knows what the takes of a manifest hold, and reads only others. */
  public static LeakDetector knowing(ManifestReport report) {
    return new LeakDetector(report);
  }

  /** One take as the detector sees it. */
  private record Seen(String name, String origin, SoundContents contents) {}

  /**
   * All that stands on both sides.
   *
   * @param grouping {@link Grouping#FILE} allows one singer on both sides
   * @throws IOException if a take cannot be read
   */
  public List<Leak> leaks(Split split, Grouping grouping) throws IOException {
    List<Leak> leaks = new ArrayList<>();
    if (grouping == Grouping.SINGER) {
      TreeSet<String> both = singers(split.training());
      both.retainAll(singers(split.validation()));
      both.forEach(singer -> leaks.add(new Leak(singer, singer, "one singer is on both sides")));
    }
    List<Seen> training = seen(split.training());
    List<Seen> validation = seen(split.validation());
    leaks.addAll(
        training.parallelStream()
            .flatMap(one -> validation.stream().flatMap(other -> leak(one, other).stream()))
            .toList());
    return List.copyOf(leaks);
  }

  /**
   * Refuses a split with a leak.
   *
   * @throws IllegalArgumentException if there is one, naming the first few
   * @throws IOException if a take cannot be read
   */
  public void requireNone(Split split, Grouping grouping) throws IOException {
    List<Leak> leaks = leaks(split, grouping);
    if (!leaks.isEmpty()) {
      throw new IllegalArgumentException(
          "the split leaks in "
              + leaks.size()
              + (leaks.size() == 1 ? " place: " : " places: ")
              + leaks.stream()
                  .limit(MOST_IN_MESSAGE)
                  .map(Leak::toString)
                  .collect(Collectors.joining("; "))
              + (leaks.size() > MOST_IN_MESSAGE ? "; …" : ""));
    }
  }

  private static TreeSet<String> singers(TakeSource takes) {
    TreeSet<String> singers = new TreeSet<>();
    for (int i = 0; i < takes.size(); i++) {
      singers.add(takes.singer(i));
    }
    singers.remove("");
    return singers;
  }

  private List<Seen> seen(TakeSource takes) throws IOException {
    try {
      return IntStream.range(0, takes.size()).parallel().mapToObj(i -> seen(takes, i)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Seen seen(TakeSource takes, int index) {
    String name = takes.name(index);
    Optional<SoundContents> known = report == null ? Optional.empty() : report.contents(name);
    try {
      SoundContents contents =
          known.isPresent() ? known.get() : SoundContents.of(takes.waveform(index, 0));
      return new Seen(name, origin(name), contents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name without its ending and without what marks a part or a copy. */
  private static String origin(String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
    String origin = COPY.matcher(stem).replaceFirst("");
    return origin.isEmpty() || origin.endsWith("/") ? stem : origin;
  }

  private static Optional<Leak> leak(Seen one, Seen other) {
    if (one.name().equals(other.name())) {
      return Optional.of(new Leak(one.name(), other.name(), "it is one take"));
    }
    if (one.contents().isIdenticalTo(other.contents())) {
      return Optional.of(new Leak(one.name(), other.name(), "they hold the same samples"));
    }
    if (one.origin().equals(other.origin())) {
      return Optional.of(
          new Leak(
              one.name(), other.name(), "their names are those of parts or copies of one take"));
    }
    if (one.contents().print().isOfOneRecordingWith(other.contents().print())) {
      return Optional.of(
          new Leak(one.name(), other.name(), "they sound like copies of one recording"));
    }
    return Optional.empty();
  }
}
