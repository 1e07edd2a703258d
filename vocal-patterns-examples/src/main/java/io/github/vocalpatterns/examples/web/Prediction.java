package io.github.vocalpatterns.examples.web;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * {@code /predict} as the clients of the Python prototype know it: they send the samples at 22 050
 * Hz as a JSON array and read {@code response.prediction} and {@code response.confidence}.
 */
final class Prediction {

  private static final String FIELD = "float_audio_array_as_list";
  private static final int SAMPLE_RATE_HZ = 22050;

  /** Keys of a model's provenance that say how it was trained. */
  private static final String TRAINING = "training.";

  private Prediction() {}

  /** The samples that a client sent. Other fields are passed over, as the prototype did. */
  static Waveform waveform(byte[] body, int maxSamples) throws Refusal {
    try (JsonReader reader =
        new JsonReader(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
      float[] samples = null;
      reader.beginObject();
      while (reader.hasNext()) {
        if (reader.nextName().equals(FIELD)) {
          samples = samples(reader, maxSamples);
        } else {
          reader.skipValue();
        }
      }
      reader.endObject();
      if (samples == null) {
        throw new Refusal(
            HttpStatus.BAD_REQUEST_400,
            "The JSON has no field " + FIELD + ", the samples at 22050 Hz.");
      }
      return Waveform.of(samples, SAMPLE_RATE_HZ);
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST_400, "The body is no JSON object with " + FIELD + ".");
    } catch (IllegalArgumentException e) {
      throw new Refusal(HttpStatus.BAD_REQUEST_400, FIELD + ": " + e.getMessage() + ".");
    }
  }

  private static float[] samples(JsonReader reader, int maxSamples) throws IOException, Refusal {
    float[] samples = new float[1 << 16];
    int length = 0;
    reader.beginArray();
    while (reader.hasNext()) {
      if (length == maxSamples) {
        throw new Refusal(
            HttpStatus.PAYLOAD_TOO_LARGE_413, FIELD + " has more than " + maxSamples + " samples.");
      }
      if (length == samples.length) {
        samples = Arrays.copyOf(samples, 2 * length);
      }
      samples[length++] = (float) reader.nextDouble();
    }
    reader.endArray();
    return Arrays.copyOf(samples, length);
  }

  /** The prototype counted the confidence in whole percent, and cut off the rest. */
  static JsonObject answer(Classifier classifier, String model, Classification classification) {
    JsonObject training = new JsonObject();
    for (Map.Entry<String, String> entry : classifier.model().card().provenance().entrySet()) {
      if (entry.getKey().startsWith(TRAINING)) {
        training.addProperty(entry.getKey().substring(TRAINING.length()), entry.getValue());
      }
    }
    JsonObject response = new JsonObject();
    response.addProperty("prediction", title(classification.pattern()));
    response.addProperty("confidence", (int) (100 * classification.confidence()));
    response.addProperty("timestamp", model);
    response.add("augmentations", training);
    JsonObject json = new JsonObject();
    json.add("response", response);
    return json;
  }

  private static String title(VocalPattern pattern) {
    return pattern.name().charAt(0) + pattern.label().substring(1);
  }
}
