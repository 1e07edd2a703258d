package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.modelfile.WeightStorage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PretrainedModelTest {

  @Test
  void theShippedModelIsReadOnce() {
    assertSame(Classifier.pretrained().model(), Classifier.pretrained().model());
  }

  @Test
  void theShippedModelHearsWhatTheDefaultSpecificationSays() {
    ModelFile model = Classifier.pretrained().model();
    assertEquals(FeatureSpec.DEFAULT, model.featureSpec());
    assertEquals(List.of("arpeggio", "other", "scale"), model.card().labels());
  }

  @Test
  void theShippedModelTellsHowItWasTrained() {
    ModelFile model = Classifier.pretrained().model();
    assertFalse(model.card().provenance().get("training.seed").isEmpty());
    assertTrue(model.card().metrics().get("validation.accuracy") > 0.9);
  }

  /** It makes up most of what an application downloads. */
  @Test
  void theShippedModelIsSmall() throws IOException {
    try (InputStream in = Classifier.class.getResourceAsStream("pretrained.vpm")) {
      int bytes = in.readAllBytes().length;
      assertTrue(bytes <= 1_500_000, bytes + " bytes");
    }
    assertEquals(WeightStorage.FLOAT16, Classifier.pretrained().model().storage());
  }

  /** Tones in a row, no voice at all: what a pattern is does not hang on timbre. */
  @Test
  void aStaircaseOfTonesIsAScaleAndOneOfThirdsAnArpeggio() {
    int[] scale = {0, 2, 4, 5, 7, 9, 11, 12, 11, 9, 7, 5, 4, 2, 0};
    int[] arpeggio = {0, 4, 7, 12, 7, 4, 0};
    Classifier classifier = Classifier.pretrained();
    assertEquals(VocalPattern.SCALE, classifier.classify(tones(scale)).pattern());
    assertEquals(VocalPattern.ARPEGGIO, classifier.classify(tones(arpeggio)).pattern());
    assertEquals(VocalPattern.OTHER, classifier.classify(tones(0, 0, 0)).pattern());
  }

  private static Waveform tones(int... semitones) {
    float[] samples = new float[semitones.length * 11025];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      phase += 2 * Math.PI * 196 * Math.pow(2, semitones[i / 11025] / 12.0) / 22050;
      double fade = Math.min(1, Math.min(i % 11025, 11025 - i % 11025) / 400.0);
      double sum = 0;
      for (int harmonic = 1; harmonic <= 12; harmonic++) {
        sum += Math.sin(harmonic * phase) / harmonic;
      }
      samples[i] = (float) (0.2 * (0.3 + 0.7 * fade) * sum);
    }
    return Waveform.of(samples, 22050);
  }
}
