package io.github.vocalpatterns.examples.cli;

import java.util.List;

/**
 * A part of what {@code doctor} looks at. What needs Deeplearning4j joins through {@link
 * java.util.ServiceLoader}, as commands do.
 */
public interface Checkup {

  /** How it is. */
  enum State {
    /** As it should be. */
    OK,
    /** Works; there is more to be had. */
    HINT,
    /** Does not work. */
    PROBLEM
  }

  /**
   * One line.
   *
   * @param topic what was looked at
   * @param found what there is
   * @param advice what to do about it; empty if nothing is to be done
   */
  record Finding(State state, String topic, String found, String advice) {

    /** Nothing is to be done. */
    public static Finding ok(String topic, String found) {
      return new Finding(State.OK, topic, found, "");
    }

    /** Works, and something could be added. */
    public static Finding hint(String topic, String found, String advice) {
      return new Finding(State.HINT, topic, found, advice);
    }

    /** Has to be mended. */
    public static Finding problem(String topic, String found, String advice) {
      return new Finding(State.PROBLEM, topic, found, advice);
    }
  }

  /** Looks. */
  List<Finding> findings();
}
