package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.storage.WholeFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Manifests as CSV files. */
final class ManifestCsv {

  private static final int MOST_BYTES = 64 << 20;
  private static final int LONGEST_MESSAGE = 500;
  private static final String[] COLUMNS = {"path", "exercise", "technique", "filename", "singer"};
  private static final CSVFormat FORMAT = CSVFormat.RFC4180;
  private static final String LINE_END = "\r\n";

  private final Path csv;
  private final List<String> header = new ArrayList<>();
  private final List<ManifestEntry> entries = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();

  private ManifestCsv(Path csv) {
    this.csv = csv;
  }

  static Manifest read(Path csv, Path root) throws IOException {
    long size = Files.size(csv);
    if (size > MOST_BYTES) {
      throw new IOException(
          csv + " has " + size + " bytes, a manifest may have at most " + MOST_BYTES);
    }
    return parse(Files.readAllBytes(csv), csv, root);
  }

  /** The manifest that the bytes of a file hold. */
  static Manifest parse(byte[] bytes, Path csv, Path root) throws IOException {
    ManifestCsv reading = new ManifestCsv(csv);
    String text = text(bytes, csv);
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      Iterator<CSVRecord> records = parser.iterator();
      while (reading.hasNext(records, parser)) {
        CSVRecord record = records.next();
        // The parser has read on to the end of the record, which may span lines.
        long line = Math.max(1, parser.getCurrentLineNumber());
        if (reading.header.isEmpty()) {
          reading.header(record);
        } else if (record.size() > 1 || !record.get(0).isEmpty()) {
          reading.entry(record, line);
        }
      }
    }
    if (reading.header.isEmpty()) {
      throw new IOException(csv + " is empty, its first line must name the columns");
    }
    return new Manifest(root, reading.entries, List.of());
  }

  private static String text(byte[] bytes, Path csv) throws IOException {
    try {
      CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      String text = decoded.toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(csv + " is not text in UTF-8", e);
    }
  }

  private boolean hasNext(Iterator<CSVRecord> records, CSVParser parser) throws IOException {
    try {
      return records.hasNext();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw wrong(parser.getCurrentLineNumber() + 1, "the quotes are not those of a CSV file", e);
    }
  }

  private void header(CSVRecord record) throws IOException {
    for (String name : record) {
      String column = name.strip().toLowerCase(Locale.ROOT);
      if (header.contains(column)) {
        throw wrong(1, "the column \"" + column + "\" is there twice", null);
      }
      header.add(column);
    }
    for (String needed : List.of("path", "exercise")) {
      if (!header.contains(needed)) {
        throw wrong(1, "there is no column \"" + needed + "\", the columns are " + header, null);
      }
    }
  }

  private void entry(CSVRecord record, long line) throws IOException {
    if (record.size() != header.size()) {
      throw wrong(
          line, "there are " + record.size() + " values for " + header.size() + " columns", null);
    }
    String path = record.get(header.indexOf("path"));
    String exercise = record.get(header.indexOf("exercise"));
    VocalPattern pattern =
        TakeNames.exercise(exercise)
            .orElseThrow(
                () ->
                    wrong(
                        line,
                        "exercise is \""
                            + exercise
                            + "\", it must be scale, arpeggio or other, or a plural of it",
                        null));
    TakeNames.Known known = TakeNames.read(path);
    try {
      ManifestEntry entry =
          ManifestEntry.of(
              path,
              pattern,
              value(record, "technique").orElse(known.technique()),
              value(record, "singer").orElse(known.singer()));
      Optional<String> filename = value(record, "filename");
      if (filename.isPresent() && !filename.get().equals(entry.filename())) {
        throw wrong(line, "filename is \"" + filename.get() + "\", the path is " + path, null);
      }
      if (!paths.add(path)) {
        throw wrong(line, path + " is there twice", null);
      }
      entries.add(entry);
    } catch (IllegalArgumentException e) {
      throw wrong(line, e.getMessage(), e);
    }
  }

  private Optional<String> value(CSVRecord record, String column) {
    int index = header.indexOf(column);
    return index < 0 ? Optional.empty() : Optional.of(record.get(index));
  }

  private IOException wrong(long line, @Nullable String what, @Nullable Exception cause) {
    // Text of the file must neither break the lines of a log nor fill it.
    String plain = String.valueOf(what).replaceAll("\\p{Cc}", "?");
    boolean fits = plain.length() <= LONGEST_MESSAGE;
    String reason = fits ? plain : plain.substring(0, LONGEST_MESSAGE) + "…";
    return new IOException(csv + ", line " + line + ": " + reason, cause);
  }

  static Path write(Manifest manifest, Path csv) throws IOException {
    Path file = csv.toAbsolutePath().normalize();
    Path folder = file.getParent();
    Path root = manifest.root().toAbsolutePath().normalize();
    boolean above = folder != null && root.startsWith(folder);
    String prefix = above ? folder.relativize(root).toString().replace('\\', '/') : "";
    StringBuilder text = new StringBuilder(FORMAT.format((Object[]) COLUMNS)).append(LINE_END);
    for (ManifestEntry entry : manifest.entries()) {
      String path = prefix.isEmpty() ? entry.path() : prefix + "/" + entry.path();
      text.append(
              FORMAT.format(
                  path,
                  entry.exercise().label(),
                  entry.technique(),
                  entry.filename(),
                  entry.singer()))
          .append(LINE_END);
    }
    WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    return above ? folder : root;
  }
}
