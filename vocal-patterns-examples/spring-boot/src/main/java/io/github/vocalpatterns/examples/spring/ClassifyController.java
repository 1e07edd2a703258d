package io.github.vocalpatterns.examples.spring;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.Doubt;
import io.github.vocalpatterns.UnclassifiableAudioException;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.io.AudioFileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Answers {@code POST /classify}, a form with the recording in its field {@code file}. */
@RestController
class ClassifyController {

  /** What becomes the JSON of an answer. */
  record Answer(
      VocalPattern pattern,
      double confidence,
      Map<VocalPattern, Double> probabilities,
      Set<Doubt> doubts) {

    static Answer of(Classification classification) {
      return new Answer(
          classification.pattern(),
          classification.confidence(),
          classification.probabilities(),
          classification.doubts());
    }
  }

  private final Classifier classifier;

  ClassifyController(Classifier classifier) {
    this.classifier = classifier;
  }

  @PostMapping("/classify")
  Answer classify(@RequestParam("file") MultipartFile file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      return Answer.of(classifier.classify(in, "the upload"));
    }
  }

  /** No recording, or nothing to hear in it. Each says in one sentence what is wrong. */
  @ExceptionHandler({AudioFileException.class, UnclassifiableAudioException.class})
  ProblemDetail refuse(Exception e) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
  }
}
