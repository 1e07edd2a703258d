package io.github.vocalpatterns.registry;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What names, tags and metrics may be: file names everywhere, and within MLflow's limits. */
final class Rules {

  /** Tags that this library keeps for itself. */
  static final String OWN_TAGS = "vocal_patterns.";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern ALIAS = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");

  /** MLflow reads these as something else. */
  private static final Pattern RESERVED_ALIAS = Pattern.compile("(?i)latest|v\\d+");

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_. /-]{0,249}");
  private static final int LONGEST_TAG = 5000;

  private Rules() {}

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  static String requireName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "the model name is \"%s\", it must be 1 to 100 letters, digits, ., _ or -, not first ., _ or -"
              .formatted(name));
    }
    return name;
  }

  static String requireAlias(String alias) {
    if (!ALIAS.matcher(alias).matches() || RESERVED_ALIAS.matcher(alias).matches()) {
      throw new IllegalArgumentException(
          "the alias is \"%s\", it must be a letter and up to 99 letters, digits, _ or -, not latest or v1"
              .formatted(alias));
    }
    return alias;
  }

  static int requireVersion(int version) {
    if (version < 1) {
      throw new IllegalArgumentException("the version is " + version + ", it must be at least 1");
    }
    return version;
  }

  static String requireKey(String what, String key) {
    // MLflow's stores may make a path of a key.
    if (!KEY.matcher(key).matches()
        || key.contains("//")
        || key.endsWith("/")
        || key.contains("..")) {
      throw new IllegalArgumentException(
          "the key of a %s is \"%s\", it must be 1 to 250 letters, digits, _, ., -, / or blanks"
              .formatted(what, key));
    }
    return key;
  }

  static Map<String, Double> requireMetrics(Map<String, Double> metrics) {
    metrics.forEach(
        (key, value) -> {
          requireKey("metric", key);
          if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                "the metric " + key + " is " + value + ", it must be finite");
          }
        });
    return Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  static Map<String, String> requireTags(Map<String, String> tags) {
    tags.forEach(
        (key, value) -> {
          requireKey("tag", key);
          if (key.startsWith(OWN_TAGS)) {
            throw new IllegalArgumentException(
                "the tag " + key + " starts with " + OWN_TAGS + ", which this library keeps");
          }
          if (value.length() > LONGEST_TAG) {
            throw new IllegalArgumentException(
                "the tag %s has %d characters, at most %d are allowed"
                    .formatted(key, value.length(), LONGEST_TAG));
          }
        });
    return Collections.unmodifiableMap(new TreeMap<>(tags));
  }
}
