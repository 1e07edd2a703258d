package io.github.vocalpatterns.examples.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Explanation;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.pitch.Note;
import io.github.vocalpatterns.music.HeardMelody;
import io.github.vocalpatterns.music.Key;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The JSON lines of {@code classify --json}. */
final class ClassificationJson implements AnswerFormat {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  @Override
  public String answer(
      Path file, Classification classification, Optional<Explanation> explanation) {
    JsonObject json = new JsonObject();
    json.addProperty("file", file.toString());
    json.addProperty("pattern", classification.pattern().name());
    json.addProperty("confidence", rounded(classification.confidence()));
    JsonObject probabilities = new JsonObject();
    for (VocalPattern pattern : VocalPattern.values()) {
      probabilities.addProperty(
          pattern.name(), rounded(classification.probabilities().get(pattern)));
    }
    json.add("probabilities", probabilities);
    json.addProperty("durationSeconds", rounded(classification.durationSeconds()));
    JsonArray doubts = new JsonArray();
    classification.doubts().forEach(doubt -> doubts.add(doubt.name()));
    json.add("doubts", doubts);
    json.add("timeline", segments(classification.timeline()));
    json.add("windows", segments(classification.windows()));
    explanation.ifPresent(told -> json.add("explanation", explained(told)));
    return GSON.toJson(json);
  }

  private static JsonObject explained(Explanation explanation) {
    HeardMelody melody = explanation.melody();
    JsonObject json = new JsonObject();
    json.addProperty("patternOfNotes", explanation.patternOfNotes().name());
    json.addProperty("agrees", explanation.agrees());
    json.addProperty("direction", melody.direction().name());
    json.addProperty("steps", melody.steps());
    json.addProperty("leaps", melody.leaps());
    json.addProperty("key", melody.key().map(Key::toString).orElse(null));
    json.addProperty("rangeSemitones", rounded(melody.rangeSemitones()));
    json.addProperty("notesPerMinute", rounded(melody.notesPerMinute()));
    json.addProperty("tuningCents", rounded(melody.tuningCents()));
    json.addProperty("intonationCents", rounded(melody.intonationCents()));
    json.addProperty("driftCents", rounded(melody.driftCents()));
    JsonArray notes = new JsonArray();
    for (Note note : melody.motion().notes()) {
      JsonObject one = new JsonObject();
      one.addProperty("name", note.name());
      one.addProperty("cents", rounded(note.cents()));
      one.addProperty("onsetSeconds", rounded(note.onsetSeconds()));
      one.addProperty("durationSeconds", rounded(note.durationSeconds()));
      notes.add(one);
    }
    json.add("notes", notes);
    return json;
  }

  private static JsonArray segments(List<Classification.Segment> segments) {
    JsonArray array = new JsonArray();
    for (Classification.Segment segment : segments) {
      JsonObject one = new JsonObject();
      one.addProperty("startSeconds", rounded(segment.startSeconds()));
      one.addProperty("endSeconds", rounded(segment.endSeconds()));
      one.addProperty("pattern", segment.pattern().name());
      one.addProperty("confidence", rounded(segment.confidence()));
      array.add(one);
    }
    return array;
  }

  @Override
  public Optional<String> failure(Path file, String error) {
    JsonObject json = new JsonObject();
    json.addProperty("file", file.toString());
    json.addProperty("error", error);
    return Optional.of(GSON.toJson(json));
  }

  /** Six decimals: more would be noise. */
  private static double rounded(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }
}
