package io.github.vocalpatterns.registry;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one version of a model, by its number or by an alias that points at it. Immutable.
 *
 * @param name of the model: 1 to 100 letters, digits, {@code .}, {@code _} and {@code -}
 * @param alias present unless there is a version
 * @param version from 1, present unless there is an alias
 */
public record ModelReference(String name, Optional<String> alias, OptionalInt version) {

  private static final Pattern TEXT =
      Pattern.compile("(?:models:/)?([^/@]+)(?:@([^/@]+)|/([0-9]{1,9}))");

  /**
   * Checks every part.
   *
   * @throws IllegalArgumentException if the name, alias or version breaks its rule, or not exactly
   *     one of alias and version is present
   */
  public ModelReference {
    Rules.requireName(name);
    alias.ifPresent(Rules::requireAlias);
    version.ifPresent(Rules::requireVersion);
    if (alias.isPresent() == version.isPresent()) {
      throw new IllegalArgumentException("a reference has either an alias or a version");
    }
  }

  /** The version that an alias points at when it is asked for. */
  public static ModelReference ofAlias(String name, String alias) {
    return new ModelReference(name, Optional.of(alias), OptionalInt.empty());
  }

  /** A version for good. */
  public static ModelReference ofVersion(String name, int version) {
    return new ModelReference(name, Optional.empty(), OptionalInt.of(version));
  }

  /**
   * Reads {@code name@alias} or {@code name/version}, with or without MLflow's {@code models:/}.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static ModelReference parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "the model is \"" + text + "\", it must be name@alias or name/version");
    }
    String alias = matcher.group(2);
    return alias == null
        ? ofVersion(matcher.group(1), Integer.parseInt(matcher.group(3)))
        : ofAlias(matcher.group(1), alias);
  }

  /** As {@link #parse} reads it: {@code voice@champion}, {@code voice/3}. */
  @Override
  public String toString() {
    return alias.map(value -> name + "@" + value).orElseGet(() -> name + "/" + version.getAsInt());
  }
}
