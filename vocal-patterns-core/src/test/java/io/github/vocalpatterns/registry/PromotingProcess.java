package io.github.vocalpatterns.registry;

import io.github.vocalpatterns.processes.Children;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Random;

/** A program that adds, promotes and rolls back until it is killed, telling what it has done. */
final class PromotingProcess {

  private static final PrintStream OUT = Children.out();

  private PromotingProcess() {}

  public static void main(String[] args) throws Exception {
    ModelRegistry registry = FolderRegistry.at(Path.of(args[0]));
    Random random = new Random(Long.parseLong(args[1]));
    while (true) {
      int number = 1 + random.nextInt(1_000_000);
      ModelVersion added = registry.add("voice", Models.numbered(number));
      tell("added " + added.version() + " " + number);
      registry.setAlias("voice", "champion", added.version());
      tell("promoted");
      if (random.nextInt(3) == 0) {
        try {
          registry.rollback("voice", "champion");
          tell("rolled back");
        } catch (RegistryException e) {
          // The other process went back to the very first version.
          tell(String.valueOf(e.reason()));
        }
      }
    }
  }

  private static void tell(String line) {
    OUT.println(line);
  }
}
