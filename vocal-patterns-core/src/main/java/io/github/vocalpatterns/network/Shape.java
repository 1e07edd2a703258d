package io.github.vocalpatterns.network;

/**
 * What flows between two steps, held as {@code float[rows][columns]}. Rows are arrays of their own
 * because HotSpot vectorises loops over whole arrays best.
 */
sealed interface Shape {

  int rows();

  int columns();

  default float[][] allocate() {
    return new float[rows()][columns()];
  }

  default long size() {
    return (long) rows() * columns();
  }

  /** One row a channel, in it band after band, in those frame after frame. */
  record Picture(int bands, int frames, int channels) implements Shape {

    @Override
    public int rows() {
      return channels;
    }

    @Override
    public int columns() {
      return bands * frames;
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
    public String toString() {
      return count + " features";
    }
  }
}
