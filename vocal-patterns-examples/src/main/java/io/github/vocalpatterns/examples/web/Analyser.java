package io.github.vocalpatterns.examples.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.Doubt;
import io.github.vocalpatterns.Explanation;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.pitch.Note;
import io.github.vocalpatterns.audio.pitch.NoteSequence;
import io.github.vocalpatterns.audio.pitch.PitchFrame;
import io.github.vocalpatterns.audio.pitch.PitchSpec;
import io.github.vocalpatterns.audio.pitch.PitchTrack;
import io.github.vocalpatterns.audio.pitch.PitchTracker;
import io.github.vocalpatterns.music.HeardMelody;
import io.github.vocalpatterns.music.MelodicMotion;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** All that the page shows of a recording, as JSON. Safe for use by any number of threads. */
final class Analyser {

  /** More columns than this a screen does not show. */
  private static final int MOST_COLUMNS = 900;

  private static final FeatureSpec SPEC = FeatureSpec.DEFAULT;

  private final Classifier classifier;
  private final PitchTracker tracker = PitchTracker.pyin(PitchSpec.DEFAULT);

  Analyser(Classifier classifier) {
    this.classifier = classifier;
  }

  JsonObject analyse(Waveform waveform, String name) {
    Classification classification = classifier.classify(waveform);
    PitchTrack track = tracker.track(waveform);
    HeardMelody melody = HeardMelody.of(MelodicMotion.of(NoteSequence.of(track)));
    JsonObject json = new JsonObject();
    json.addProperty("file", name);
    json.addProperty("pattern", classification.pattern().label());
    json.addProperty("confidence", rounded(classification.confidence(), 1e6));
    json.add("probabilities", probabilities(classification.probabilities()));
    json.add("doubts", doubts(classification));
    json.add("explanation", texts(new Explanation(classification, melody).sentences()));
    json.addProperty("durationSeconds", rounded(waveform.durationSeconds(), 1e6));
    json.addProperty("sampleRateHz", waveform.sampleRateHz());
    json.add("timeline", segments(classification.timeline()));
    json.add("notes", notes(melody.motion().notes()));
    json.add("pitch", pitch(track));
    json.add("waveform", outline(waveform));
    json.add("spectrogram", spectrogram(waveform));
    return json;
  }

  private static JsonObject probabilities(Map<VocalPattern, Double> probabilities) {
    JsonObject json = new JsonObject();
    probabilities.forEach(
        (pattern, value) -> json.addProperty(pattern.label(), rounded(value, 1e6)));
    return json;
  }

  private static JsonArray doubts(Classification classification) {
    JsonArray array = new JsonArray();
    for (Doubt doubt : classification.doubts()) {
      JsonObject json = new JsonObject();
      json.addProperty("code", doubt.name());
      json.addProperty("sentence", sentence(doubt));
      array.add(json);
    }
    return array;
  }

  private static String sentence(Doubt doubt) {
    return switch (doubt) {
      case TOO_SHORT -> "it sounds for less than 0.8 s, hardly time for three notes";
      case TOO_QUIET -> "it is so quiet that noise may drown the voice";
      case LOW_CONFIDENCE -> "no pattern is clearly more probable than the others";
      case TWO_PATTERNS -> "it holds a scale and an arpeggio; see the parts";
    };
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static JsonArray segments(List<Classification.Segment> segments) {
    JsonArray array = new JsonArray();
    for (Classification.Segment segment : segments) {
      JsonObject json = new JsonObject();
      json.addProperty("startSeconds", rounded(segment.startSeconds(), 1e3));
      json.addProperty("endSeconds", rounded(segment.endSeconds(), 1e3));
      json.addProperty("pattern", segment.pattern().label());
      json.addProperty("confidence", rounded(segment.confidence(), 1e6));
      array.add(json);
    }
    return array;
  }

  private static JsonArray notes(List<Note> notes) {
    JsonArray array = new JsonArray();
    for (Note note : notes) {
      JsonObject json = new JsonObject();
      json.addProperty("name", note.name());
      json.addProperty("cents", Math.round(note.cents()));
      json.addProperty("frequencyHz", rounded(note.frequencyHz(), 10));
      json.addProperty("onsetSeconds", rounded(note.onsetSeconds(), 1e3));
      json.addProperty("durationSeconds", rounded(note.durationSeconds(), 1e3));
      array.add(json);
    }
    return array;
  }

  private static JsonObject pitch(PitchTrack track) {
    JsonArray f0Hz = new JsonArray();
    for (PitchFrame frame : track.frames()) {
      if (frame.voiced()) {
        f0Hz.add(rounded(frame.f0Hz(), 10));
      } else {
        f0Hz.add(JsonNull.INSTANCE);
      }
    }
    JsonObject json = new JsonObject();
    json.addProperty("hopSeconds", track.hopSeconds());
    json.add("f0Hz", f0Hz);
    return json;
  }

  /** The least and the greatest sample under every column. */
  private static JsonObject outline(Waveform waveform) {
    int columns = Math.min(MOST_COLUMNS, waveform.length());
    JsonArray least = new JsonArray();
    JsonArray greatest = new JsonArray();
    for (int column = 0; column < columns; column++) {
      int to = (int) ((column + 1L) * waveform.length() / columns);
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int i = (int) ((long) column * waveform.length() / columns); i < to; i++) {
        low = Math.min(low, waveform.sample(i));
        high = Math.max(high, waveform.sample(i));
      }
      least.add(rounded(low, 1e4));
      greatest.add(rounded(high, 1e4));
    }
    JsonObject json = new JsonObject();
    json.add("least", least);
    json.add("greatest", greatest);
    return json;
  }

  /** One byte a value, from {@code topDb} below the loudest to the loudest, band by band. */
  private static JsonObject spectrogram(Waveform waveform) {
    double samples = waveform.durationSeconds() * SPEC.sampleRateHz();
    int hop = (int) Math.max(SPEC.hopLength() / 2, Math.ceil(samples / MOST_COLUMNS));
    AudioFeatures features = AudioFeatures.of(SPEC.toBuilder().hopLength(hop).build());
    Spectrogram decibels = features.decibels(features.melSpectrogram(waveform));
    float[] values = decibels.toArray();
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) Math.round(255 * (1 + values[i] / SPEC.topDb()));
    }
    JsonObject json = new JsonObject();
    json.addProperty("bands", decibels.bands());
    json.addProperty("frames", decibels.frames());
    json.addProperty("hopSeconds", (double) hop / SPEC.sampleRateHz());
    json.addProperty("fminHz", SPEC.fminHz());
    json.addProperty("fmaxHz", SPEC.fmaxHz());
    json.addProperty("topDb", SPEC.topDb());
    json.addProperty("levels", Base64.getEncoder().encodeToString(bytes));
    return json;
  }

  /** To 1/{@code steps}: more would be noise. */
  private static double rounded(double value, double steps) {
    return Math.rint(value * steps) / steps;
  }
}
