package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes into the card of a model which commands made it, so that no one need do so by hand. */
final class CardNotes {

  /** Options whose values are only where something is written. */
  private static final Set<String> TARGETS = Set.of("--out", "--json", "--csv", "--report");

  private CardNotes() {}

  /** The model with {@code notes} among its provenance, and another use if there is one. */
  static ModelFile add(ModelFile model, Map<String, String> notes, String intendedUse) {
    ModelCard card = model.card();
    Map<String, String> provenance = new TreeMap<>(card.provenance());
    provenance.putAll(notes);
    return model.withCard(
        new ModelCard(
            card.labels(),
            provenance,
            card.metrics(),
            intendedUse.isEmpty() ? card.intendedUse() : intendedUse));
  }

  /**
   * A command as others would give it: without what it writes to, without folders of this machine.
   */
  static String command(List<String> arguments) {
    List<String> words = new ArrayList<>();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      if (TARGETS.contains(option)) {
        if (option.equals(word) && rest.hasNext()) {
          rest.next();
        }
      } else {
        words.add(word.contains("/") ? withoutFolder(word) : word);
      }
    }
    return String.join(" ", words);
  }

  private static String withoutFolder(String word) {
    int value = word.startsWith("--") ? word.indexOf('=') + 1 : 0;
    Path name = Path.of(word.substring(value)).getFileName();
    boolean path = !word.contains(" ") && !word.matches("[^/]*\\d+x\\d+/.*") && name != null;
    return path ? word.substring(0, value) + name : word;
  }
}
