package io.github.vocalpatterns;

import io.github.vocalpatterns.network.Network;
import java.util.Arrays;
import java.util.List;

/** Shows a network that is not sure its picture again, a little higher and a little lower. */
final class SecondLook {

  private SecondLook() {}

  /**
   * The mean of what the network makes of a picture as it is and in two other keys.
   *
   * @param first what it made of it as it is
   * @param picture bands × frames
   */
  static float[] mean(Network network, float[] first, float[] picture, int shiftBands) {
    int shift = Math.min(network.bands(), shiftBands) * network.frames();
    List<float[]> looks =
        network.forwardAll(List.of(moved(picture, shift), moved(picture, -shift)));
    float[] mean = new float[first.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (first[i] + looks.get(0)[i] + looks.get(1)[i]) / 3;
    }
    return mean;
  }

  /** What is moved in is as quiet as the quietest of the picture. */
  private static float[] moved(float[] picture, int by) {
    float quietest = Float.POSITIVE_INFINITY;
    for (float value : picture) {
      quietest = Math.min(quietest, value);
    }
    float[] moved = new float[picture.length];
    Arrays.fill(moved, quietest);
    System.arraycopy(
        picture, Math.max(0, -by), moved, Math.max(0, by), picture.length - Math.abs(by));
    return moved;
  }
}
