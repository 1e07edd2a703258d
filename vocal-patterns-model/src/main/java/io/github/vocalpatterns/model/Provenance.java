package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.modelfile.ModelCard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a training writes into the card of its model. */
final class Provenance {

  /** Unless the card that training started from says otherwise. */
  private static final String INTENDED_USE =
      "Tells whether a recording of one voice is a scale, an arpeggio or something else, to sort or"
          + " to comment on singing exercises. Not for judging a person's ability, health or"
          + " identity.";

  private Provenance() {}

  /** Data and plan, known before the first step. */
  static Map<String, String> of(TakeSource training, TakeSource validation, TrainingPlan plan)
      throws IOException {
    Map<String, String> notes = new TreeMap<>();
    describe(notes, "training", training);
    describe(notes, "validation", validation);
    notes.put("training.seed", Long.toString(plan.seed()));
    notes.put("training.batchSize", Integer.toString(plan.batchSize()));
    notes.put("training.learningRate", Double.toString(plan.learningRate()));
    notes.put("training.decay", plan.decay().name().toLowerCase(Locale.ROOT));
    notes.put("training.augmentation", plan.augmentation().toString());
    notes.put("training.waveformAugmentation", PlanText.of(plan.waveformAugmentation()));
    notes.put("training.spectrogramAugmentation", PlanText.of(plan.spectrogramAugmentation()));
    notes.put("training.classWeights", plan.classWeights().toString());
    notes.put("training.labelSmoothing", Double.toString(plan.labelSmoothing()));
    notes.put("training.freezeConvolutions", Boolean.toString(plan.freezeConvolutions()));
    notes.put("version.java", Integer.toString(Runtime.version().feature()));
    notes.put("version.deeplearning4j", version("org.deeplearning4j", "deeplearning4j-nn"));
    notes.put("version.vocal-patterns", version("io.github.vocalpatterns", "vocal-patterns-model"));
    return notes;
  }

  private static void describe(Map<String, String> notes, String part, TakeSource takes)
      throws IOException {
    StringBuilder list = new StringBuilder();
    TreeSet<String> singers = new TreeSet<>();
    for (int i = 0; i < takes.size(); i++) {
      list.append(takes.pattern(i)).append(' ').append(takes.identity(i)).append('\n');
      singers.add(takes.singer(i));
    }
    singers.remove("");
    notes.put(part + ".takes", Integer.toString(takes.size()));
    notes.put(part + ".first", takes.name(0));
    notes.put(part + ".sha256", Sha256.of(list.toString().getBytes(StandardCharsets.UTF_8)));
    if (!singers.isEmpty()) {
      notes.put(part + ".singers", String.join(" ", singers));
    }
  }

  /** What Maven wrote into the jar; classes that were never packed have no version. */
  private static String version(String group, String artifact) throws IOException {
    String name = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = Provenance.class.getResourceAsStream(name)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    }
  }

  /** The card after training; what the card before said of other things stays. */
  static ModelCard card(ModelCard before, Map<String, String> notes, EpochResult best) {
    Map<String, String> provenance = new TreeMap<>(before.provenance());
    provenance.putAll(notes);
    provenance.put("training.epochs", Integer.toString(best.epoch()));
    Map<String, Double> metrics = new TreeMap<>(before.metrics());
    metrics.put("training.loss", best.trainingLoss());
    metrics.put("training.accuracy", best.trainingAccuracy());
    metrics.put("validation.loss", best.validationLoss());
    metrics.put("validation.accuracy", best.validationAccuracy());
    String use = before.intendedUse().isEmpty() ? INTENDED_USE : before.intendedUse();
    return new ModelCard(before.labels(), provenance, metrics, use);
  }
}
