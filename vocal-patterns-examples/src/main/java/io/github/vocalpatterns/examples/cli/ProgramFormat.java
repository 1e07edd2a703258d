package io.github.vocalpatterns.examples.cli;

import picocli.CommandLine.Option;

/** What programs read; text for a person unless one is given. */
final class ProgramFormat {
  @Option(names = "--json", required = true, description = "print one JSON object a line")
  boolean json;

  @Option(names = "--csv", required = true, description = "print a table, one file a line")
  boolean csv;
}
