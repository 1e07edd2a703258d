package io.github.vocalpatterns.modelfile;

import io.github.vocalpatterns.processes.Children;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** A program that saves one model after the other to one file until it is killed. */
final class SavingProcess {

  private SavingProcess() {}

  static ModelFile numbered(int number) {
    ModelFile model = TinyModels.model();
    Map<String, String> provenance = Map.of("number", "x".repeat(100_000) + number);
    ModelCard card = new ModelCard(model.card().labels(), provenance, Map.of());
    return ModelFile.of(model.featureSpec(), card, model.network());
  }

  public static void main(String[] args) throws Exception {
    PrintStream out = Children.out();
    for (int number = 0; ; number++) {
      numbered(number % 2).write(Path.of(args[0]));
      out.println("saved");
    }
  }
}
