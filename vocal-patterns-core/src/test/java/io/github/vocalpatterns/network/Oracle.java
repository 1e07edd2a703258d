package io.github.vocalpatterns.network;

/** Every layer as its definition reads, in double, channels last; slow and obvious. */
final class Oracle {

  private Oracle() {}

  /** {@code input[band][frame][channel]}. */
  static double[][][] conv(Conv2d layer, double[][][] input) {
    int[] kernel = layer.kernel().shape();
    float[] weights = layer.kernel().toArray();
    float[] bias = layer.bias().toArray();
    int bands = (int) Math.ceil(input.length / (double) layer.strideBands());
    int frames = (int) Math.ceil(input[0].length / (double) layer.strideFrames());
    int top = Math.max((bands - 1) * layer.strideBands() + kernel[0] - input.length, 0) / 2;
    int left = Math.max((frames - 1) * layer.strideFrames() + kernel[1] - input[0].length, 0) / 2;
    double[][][] output = new double[bands][frames][kernel[3]];
    for (int b = 0; b < bands; b++) {
      for (int t = 0; t < frames; t++) {
        for (int o = 0; o < kernel[3]; o++) {
          double sum = bias[o];
          for (int i = 0; i < kernel[0]; i++) {
            for (int j = 0; j < kernel[1]; j++) {
              for (int c = 0; c < kernel[2]; c++) {
                double value =
                    at(
                        input,
                        b * layer.strideBands() + i - top,
                        t * layer.strideFrames() + j - left,
                        c);
                sum += value * weights[((i * kernel[1] + j) * kernel[2] + c) * kernel[3] + o];
              }
            }
          }
          output[b][t][o] = layer.activation() == Activation.RELU ? Math.max(sum, 0) : sum;
        }
      }
    }
    return output;
  }

  private static double at(double[][][] input, int band, int frame, int channel) {
    boolean inside = band >= 0 && band < input.length && frame >= 0 && frame < input[0].length;
    return inside ? input[band][frame][channel] : 0;
  }

  static double norm(BatchNorm layer, int channel, double x) {
    double mean = layer.mean().toArray()[channel];
    double variance = layer.variance().toArray()[channel];
    double unit = (x - mean) / Math.sqrt(variance + layer.epsilon());
    return layer.gamma().toArray()[channel] * unit + layer.beta().toArray()[channel];
  }

  /** States of one direction, in the order of the steps given. */
  static double[][] lstm(Lstm layer, double[][] steps) {
    int units = layer.units();
    float[][] kernel = layer.kernel().rows();
    float[][] recurrent = layer.recurrentKernel().rows();
    float[] bias = layer.bias().toArray();
    double[] h = new double[units];
    double[] c = new double[units];
    double[][] states = new double[steps.length][];
    for (int t = 0; t < steps.length; t++) {
      double[] z = new double[4 * units];
      for (int g = 0; g < z.length; g++) {
        z[g] = bias[g];
        for (int i = 0; i < kernel.length; i++) {
          z[g] += steps[t][i] * kernel[i][g];
        }
        for (int u = 0; u < units; u++) {
          z[g] += h[u] * recurrent[u][g];
        }
      }
      double[] next = new double[units];
      for (int u = 0; u < units; u++) {
        double candidate = Math.tanh(z[2 * units + u]);
        c[u] = sigmoid(z[units + u]) * c[u] + sigmoid(z[u]) * candidate;
        next[u] = sigmoid(z[3 * units + u]) * Math.tanh(c[u]);
      }
      h = next;
      states[t] = next;
    }
    return states;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
