package io.github.vocalpatterns.network;

/**
 * What flows between two steps, held as {@code float[rows][]}. Rows are arrays of their own because
 * HotSpot vectorises loops over whole arrays best; they are longer than what they hold, as kernels
 * run over the end.
 */
sealed interface Shape {

  int rows();

  /** Length of what a row holds. */
  int columns();

  /** Channels of a picture, features of anything else. */
  int channels();

  default float[][] allocate(int items) {
    return new float[items * rows()][NetworkKernels.padded(columns())];
  }

  /** Floats that {@link #allocate} takes. */
  default long size(int items) {
    return (long) items * rows() * NetworkKernels.padded(columns());
  }

  /**
   * One row a channel, in it band after band, in those frame after frame.
   *
   * @param pitch from one band to the next; what lies between is undefined
   */
  record Picture(int bands, int frames, int channels, int pitch) implements Shape {

    Picture(int bands, int frames, int channels) {
      this(bands, frames, channels, frames);
    }

    @Override
    public int rows() {
      return channels;
    }

    @Override
    public int columns() {
      return Math.multiplyExact(bands, pitch);
    }

    /** Number of values. */
    long values() {
      return (long) bands * frames * channels;
    }

    @Override
    public String toString() {
      return "a picture of " + bands + " bands × " + frames + " frames × " + channels + " channels";
    }
  }

  /** One row a step. */
  record Sequence(int steps, int features) implements Shape {
    @Override
    public int rows() {
      return steps;
    }

    @Override
    public int columns() {
      return features;
    }

    @Override
    public int channels() {
      return features;
    }

    @Override
    public String toString() {
      return "a sequence of " + steps + " steps × " + features + " features";
    }
  }

  /** One row. */
  record Features(int count) implements Shape {
    @Override
    public int rows() {
      return 1;
    }

    @Override
    public int columns() {
      return count;
    }

    @Override
    public int channels() {
      return count;
    }

    @Override
    public String toString() {
      return count + " features";
    }
  }
}
