package io.github.vocalpatterns.examples.web;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.UnclassifiableAudioException;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFileException;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.DecodeLimits;
import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** What the requests that carry a recording are answered. Safe for use by any number of threads. */
final class Api {

  static final String ANALYZE = "/api/analyze";
  static final String PREDICT = "/predict";

  private static final int MAX_SECONDS = 300;

  private final Classifier classifier;
  private final String modelName;
  private final Analyser analyser;
  private final DecodeLimits limits;

  Api(Classifier classifier, String modelName, int maxBytes) {
    this.classifier = classifier;
    this.modelName = modelName;
    this.analyser = new Analyser(classifier);
    this.limits = new DecodeLimits(maxBytes, MAX_SECONDS * 48_000);
  }

  /**
   * Refuses what no analysis could make sense of, before its body is read.
   *
   * @throws Refusal with status 415
   */
  static void requireReadable(String path, @Nullable String contentType) throws Refusal {
    boolean readable =
        Upload.isForm(contentType)
            || Upload.isSound(contentType)
            || path.equals(PREDICT) && Upload.isJson(contentType);
    if (!readable) {
      throw new Refusal(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          "The content type is "
              + (contentType == null ? "missing" : contentType.replaceAll("\\p{Cc}", "?"))
              + ", it must be multipart/form-data with the recording in the field file,"
              + (path.equals(PREDICT) ? " application/json with samples," : "")
              + " or the audio/... type of the recording itself.");
    }
  }

  JsonObject answer(String path, byte[] body, String contentType) throws Refusal {
    try {
      if (path.equals(PREDICT)) {
        Waveform waveform =
            Upload.isJson(contentType)
                ? Prediction.waveform(body, limits.maxSamples())
                : waveform(Upload.of(body, contentType));
        requireShort(waveform, "The recording");
        return Prediction.answer(classifier, modelName, classifier.classify(waveform));
      }
      Upload upload = Upload.of(body, contentType);
      Waveform waveform = waveform(upload);
      requireShort(waveform, upload.name());
      return analyser.analyse(waveform, upload.name());
    } catch (UnclassifiableAudioException e) {
      throw new Refusal(HttpStatus.UNPROCESSABLE_ENTITY_422, sentence(e));
    }
  }

  private Waveform waveform(Upload upload) throws Refusal {
    try {
      return AudioFiles.read(upload.bytes(), upload.name(), limits);
    } catch (AudioFileException e) {
      throw new Refusal(HttpStatus.UNPROCESSABLE_ENTITY_422, sentence(e));
    }
  }

  private static void requireShort(Waveform waveform, String name) throws Refusal {
    if (waveform.durationSeconds() > MAX_SECONDS) {
      throw new Refusal(
          HttpStatus.PAYLOAD_TOO_LARGE_413,
          String.format(
              Locale.ROOT,
              "%s lasts %.0f s, at most %d s are taken here.",
              name,
              waveform.durationSeconds(),
              MAX_SECONDS));
    }
  }

  /** Names stay as they are spelt; only a sentence about a recording without one gets a capital. */
  private static String sentence(Exception exception) {
    return exception.getMessage().replaceFirst("^the recording ", "The recording ") + ".";
  }
}
