package io.github.vocalpatterns.dataset;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vocalpatterns.audio.AudioEffects;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts, where asked to by name, which recordings of a folder are taken for copies of each other
 * and which altered copies are missed: {@code -Dtest=SoundPrintFigures}, with {@code VOICES=DIR} in
 * the environment.
 */
class SoundPrintFigures {

  private static final Logger LOG = LoggerFactory.getLogger(SoundPrintFigures.class);

  private static final Map<String, UnaryOperator<Waveform>> ALTERATIONS = new LinkedHashMap<>();

  static {
    ALTERATIONS.put("resampled to 16 kHz", w -> w.resampledTo(16000));
    ALTERATIONS.put("trimmed at -30 dB", w -> AudioEffects.trim(w, 30));
    ALTERATIONS.put("3 s from the middle", w -> middle(w, 3));
    ALTERATIONS.put("2 s from the middle", w -> middle(w, 2));
    ALTERATIONS.put("noise of -20 dB", w -> noisy(w, -20));
    ALTERATIONS.put("noise of -10 dB", w -> noisy(w, -10));
    ALTERATIONS.put("noise reduced", AudioEffects::reduceNoise);
    ALTERATIONS.put("stretched by 1.1", w -> AudioEffects.stretch(w, 1.1));
    ALTERATIONS.put("stretched by 0.8", w -> AudioEffects.stretch(w, 0.8));
    ALTERATIONS.put("0.5 semitones up", w -> AudioEffects.pitchShift(w, 0.5));
    ALTERATIONS.put("4 semitones down", w -> AudioEffects.pitchShift(w, -4));
  }

  @Test
  void countMistakes() throws IOException {
    String folder = System.getenv("VOICES");
    assumeTrue(folder != null, "VOICES names no folder");
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Path.of(folder))) {
      files = walk.filter(AudioFiles::isNamedLikeRecording).sorted().toList();
    }
    List<Waveform> waveforms = new ArrayList<>();
    List<SoundPrint> prints = new ArrayList<>();
    for (Path file : files) {
      waveforms.add(AudioFiles.read(file));
      prints.add(SoundPrint.of(waveforms.get(waveforms.size() - 1)));
    }
    int pairs = 0;
    for (int i = 0; i < prints.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs++;
        if (prints.get(i).isOfOneRecordingWith(prints.get(j))) {
          LOG.info("taken for one recording: {} and {}", files.get(i), files.get(j));
        }
      }
    }
    LOG.info("{} recordings, {} pairs", prints.size(), pairs);
    ALTERATIONS.forEach(
        (name, alteration) -> {
          int found = 0;
          for (int i = 0; i < prints.size(); i++) {
            SoundPrint copy = SoundPrint.of(alteration.apply(waveforms.get(i)));
            found += copy.isOfOneRecordingWith(prints.get(i)) ? 1 : 0;
          }
          LOG.info(String.format(Locale.ROOT, "%-22s found %d of %d", name, found, prints.size()));
        });
  }

  private static Waveform middle(Waveform waveform, int seconds) {
    int length = Math.min(waveform.length(), seconds * waveform.sampleRateHz());
    int from = (waveform.length() - length) / 2;
    return waveform.slice(from, from + length);
  }

  private static Waveform noisy(Waveform waveform, double db) {
    Random random = new Random(1);
    float[] samples = waveform.toArray();
    double power = 0;
    for (float sample : samples) {
      power += sample * sample;
    }
    double deviation = Math.sqrt(power / samples.length) * Math.pow(10, db / 20);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (deviation * random.nextGaussian());
    }
    return Waveform.of(samples, waveform.sampleRateHz());
  }
}
