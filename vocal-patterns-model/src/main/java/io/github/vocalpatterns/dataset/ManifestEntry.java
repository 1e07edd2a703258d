package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.VocalPattern;

/**
 * One recording of a data set.
 *
 * @param path where it lies below the root of the data set, with slashes; never outside of it
 * @param exercise what is sung
 * @param technique how it is sung, {@code belt} for example; empty if that is not known
 * @param filename last part of the path
 * @param singer who sings, {@code f1} for example; empty if that is not known
 */
public record ManifestEntry(
    String path, VocalPattern exercise, String technique, String filename, String singer) {

  private static final int LONGEST_PATH = 4096;
  private static final int LONGEST_NAME = 256;

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException if the path is not one below a root or does not end in the
   *     file name, or a value is too long or holds control characters
   */
  public ManifestEntry {
    requirePlain("path", path, LONGEST_PATH);
    requirePlain("technique", technique, LONGEST_NAME);
    requirePlain("filename", filename, LONGEST_NAME);
    requirePlain("singer", singer, LONGEST_NAME);
    if (path.startsWith("/") || path.contains("\\") || path.matches("[A-Za-z]:.*")) {
      throw wrong("path", path, "must be relative, with slashes");
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw wrong("path", path, "must not leave its root nor hold empty parts or dots");
      }
    }
    if (!filename.equals(lastPart(path))) {
      throw wrong("filename", filename, "must be the last part of the path, " + lastPart(path));
    }
  }

  /** An entry whose file name is taken from its path. */
  public static ManifestEntry of(
      String path, VocalPattern exercise, String technique, String singer) {
    return new ManifestEntry(path, exercise, technique, lastPart(path), singer);
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void requirePlain(String name, String value, int longest) {
    if (value.length() > longest) {
      throw new IllegalArgumentException(
          name + " has " + value.length() + " characters, it must have at most " + longest);
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw wrong(name, value.replaceAll("\\p{Cc}", "?"), "must hold no control characters");
    }
  }

  private static IllegalArgumentException wrong(String name, String value, String rule) {
    return new IllegalArgumentException(name + " is \"" + value + "\", it " + rule);
  }
}
