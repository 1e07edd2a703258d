package io.github.vocalpatterns;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.BiLstm;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Lstm;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import io.github.vocalpatterns.network.ToSequence;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model set by hand, and sounds it can tell apart: it calls a rising glide a scale, a falling one
 * an arpeggio and a steady tone other.
 *
 * <p>Its LSTM forgets everything at each step, so the forward half sees the last frame alone and
 * the backward half the first. Each compares the upper bands of that frame with the lower ones.
 */
final class GlideModel {

  static final List<String> LABELS = List.of("arpeggio", "other", "scale");

  static final FeatureSpec SPEC = FeatureSpec.DEFAULT.toBuilder().bands(16).frames(20).build();

  private static final int RATE_HZ = 22050;
  private static final double LOW_HZ = 150;
  private static final double HIGH_HZ = 1500;

  private GlideModel() {}

  /** The model with its outputs in the order of these labels. */
  static ModelFile model(String... labels) {
    return ModelFile.of(
        SPEC,
        new ModelCard(List.of(labels), Map.of(), Map.of()),
        network(List.of(labels), Activation.SOFTMAX));
  }

  static ModelFile model() {
    return model(LABELS.toArray(String[]::new));
  }

  /** Of the logits 4 (first − last), 2, 4 (last − first). */
  static Network network(List<String> labels, Activation activation) {
    int outputs = labels.size();
    float[] kernel = new float[2 * outputs];
    float[] bias = new float[outputs];
    for (int i = 0; i < outputs; i++) {
      float slope = List.of(-4f, 0f, 4f).get(Math.max(0, LABELS.indexOf(labels.get(i))));
      kernel[i] = slope;
      kernel[outputs + i] = -slope;
      bias[i] = slope == 0 ? 2 : 0;
    }
    List<Layer> layers =
        List.of(
            new ToSequence(ToSequence.Order.TIME_MAJOR, SPEC.frames()),
            new BiLstm(balance(), balance(), false),
            new Dense(Tensor.of(kernel, 2, outputs), Tensor.of(bias, outputs), activation));
    return Network.of(SPEC.bands(), SPEC.frames(), layers);
  }

  private static Lstm balance() {
    int bands = SPEC.bands();
    float[] kernel = new float[bands * 4];
    for (int band = 0; band < bands; band++) {
      kernel[band * 4 + 2] = band < bands / 2 ? -1 : 1;
    }
    return new Lstm(
        Tensor.of(kernel, bands, 4),
        Tensor.of(new float[4], 1, 4),
        Tensor.of(new float[] {50, -50, 0, 50}, 4));
  }

  static Waveform rising(double seconds) {
    return glide(LOW_HZ, HIGH_HZ, seconds, 0.5);
  }

  static Waveform falling(double seconds) {
    return glide(HIGH_HZ, LOW_HZ, seconds, 0.5);
  }

  static Waveform steady(double seconds) {
    return glide(LOW_HZ, LOW_HZ, seconds, 0.5);
  }

  private static Waveform glide(double fromHz, double toHz, double seconds, double amplitude) {
    float[] samples = new float[(int) Math.round(seconds * RATE_HZ)];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (amplitude * Math.sin(phase));
      double share = i / (double) samples.length;
      phase += 2 * Math.PI * fromHz * Math.pow(toHz / fromHz, share) / RATE_HZ;
    }
    return Waveform.of(samples, RATE_HZ);
  }

  static Waveform scaled(Waveform waveform, float factor) {
    float[] samples = waveform.toArray();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= factor;
    }
    return Waveform.of(samples, waveform.sampleRateHz());
  }

  static Waveform silence(double seconds) {
    return Waveform.of(new float[(int) Math.round(seconds * RATE_HZ)], RATE_HZ);
  }

  /** One after the other, all at one sample rate. */
  static Waveform joined(Waveform... parts) {
    float[] samples = new float[Arrays.stream(parts).mapToInt(Waveform::length).sum()];
    int at = 0;
    for (Waveform part : parts) {
      System.arraycopy(part.toArray(), 0, samples, at, part.length());
      at += part.length();
    }
    return Waveform.of(samples, parts[0].sampleRateHz());
  }
}
