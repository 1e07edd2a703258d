package io.github.vocalpatterns.registry;

import io.github.vocalpatterns.audio.storage.WholeFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A log on disk that any number of processes append to without a lock: folders 1, 2, 3 and so on
 * that never change. An entry is made under a draft's name and then renamed; renaming a folder onto
 * one that is not empty fails on every system, so of two processes that want a number one gets it.
 * A process killed on the way leaves a draft, which nobody reads.
 */
record NumberedFolders(Path parent) {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  /** Making an entry takes seconds; a draft of yesterday has nobody who finishes it. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  List<Integer> numbers() throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> NUMBER.matcher(name).matches())
          .map(Integer::valueOf)
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** The last number; 0 if there is none. */
  int last() throws IOException {
    List<Integer> numbers = numbers();
    return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
  }

  Path folder(int number) {
    return parent.resolve(Integer.toString(number));
  }

  /** A folder with files of these names and contents, not yet visible. */
  Path draft(Map<String, byte[]> files) throws IOException {
    Files.createDirectories(parent);
    discardAbandoned();
    Path draft = Files.createDirectory(WholeFile.draftIn(parent));
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        WholeFile.createThrough(draft.resolve(file.getKey()), file.getValue());
      }
      Disk.force(draft);
    } catch (IOException e) {
      Disk.discard(draft);
      throw e;
    }
    return draft;
  }

  /** Makes a draft the entry of a number; false if another entry has it. */
  boolean publish(Path draft, int number) throws IOException {
    Path folder = folder(number);
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (Files.exists(folder)) {
        return false;
      }
      throw e;
    }
    Disk.force(parent);
    return true;
  }

  private void discardAbandoned() throws IOException {
    Instant limit = Instant.now().minus(ABANDONED);
    try (Stream<Path> entries = Files.list(parent)) {
      for (Path entry : entries.toList()) {
        if (entry.getFileName().toString().startsWith(WholeFile.DRAFT) && isOlder(entry, limit)) {
          Disk.discard(entry);
        }
      }
    }
  }

  private static boolean isOlder(Path entry, Instant limit) throws IOException {
    try {
      return Files.getLastModifiedTime(entry).toInstant().isBefore(limit);
    } catch (NoSuchFileException e) {
      return false; // Published or discarded meanwhile.
    }
  }
}
