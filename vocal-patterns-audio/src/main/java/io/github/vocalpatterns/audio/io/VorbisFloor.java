package io.github.vocalpatterns.audio.io;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The spectral envelope of a channel as a broken line (Vorbis I, section 7: floor 1). */
final class VorbisFloor {

  private static final int TYPE = 1;
  private static final int MOST_POINTS = 65;
  private static final int[] RANGES = {256, 128, 86, 64};

  /** Steps of 140/256 dB up to 0 dB. */
  private static final float[] GAINS = new float[256];

  static {
    for (int i = 0; i < GAINS.length; i++) {
      GAINS[i] = (float) Math.pow(10, (i - 255) * (140.0 / 256) / 20);
    }
  }

  private record PointClass(
      int dimensions, int bits, @Nullable VorbisCodebook master, int[] books) {}

  private final List<VorbisCodebook> codebooks;
  private final PointClass[] partitions;
  private final int multiplier;
  private final int range;
  private final int[] x;

  /** The points in the order of their x, and for each point the nearest that came before it. */
  private final int[] sorted;

  private final int[] below;
  private final int[] above;

  VorbisFloor(VorbisBits in, List<VorbisCodebook> codebooks) throws AudioFileException {
    this.codebooks = codebooks;
    int type = in.read(16);
    in.require(type == TYPE, "floor 1 (floor 0 fell out of use before Vorbis I)", "floor " + type);
    int[] classOf = new int[in.read(5)];
    int classes = 0;
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = in.read(4);
      classes = Math.max(classes, classOf[i] + 1);
    }
    PointClass[] all = new PointClass[classes];
    for (int i = 0; i < classes; i++) {
      all[i] = readClass(in);
    }
    multiplier = in.read(2) + 1;
    range = RANGES[multiplier - 1];
    int xBits = in.read(4);
    partitions = new PointClass[classOf.length];
    int points = 2;
    for (int i = 0; i < classOf.length; i++) {
      partitions[i] = all[classOf[i]];
      points += partitions[i].dimensions();
    }
    in.require(points <= MOST_POINTS, "a floor of at most 65 points", points);
    x = new int[points];
    x[1] = 1 << xBits;
    for (int i = 2; i < points; i++) {
      x[i] = in.read(xBits);
    }
    sorted = new int[points];
    below = new int[points];
    above = new int[points];
    sort(in);
  }

  private PointClass readClass(VorbisBits in) throws AudioFileException {
    int dimensions = in.read(3) + 1;
    int bits = in.read(2);
    VorbisCodebook master = null;
    if (bits > 0) {
      int book = in.read(8);
      in.require(book < codebooks.size(), "the number of a codebook", book);
      master = codebooks.get(book);
    }
    int[] books = new int[1 << bits];
    for (int i = 0; i < books.length; i++) {
      books[i] = in.read(8) - 1;
      in.require(books[i] < codebooks.size(), "the number of a codebook", books[i]);
    }
    return new PointClass(dimensions, bits, master, books);
  }

  private void sort(VorbisBits in) throws AudioFileException {
    for (int i = 0; i < x.length; i++) {
      int at = i;
      for (; at > 0 && x[sorted[at - 1]] > x[i]; at--) {
        sorted[at] = sorted[at - 1];
      }
      sorted[at] = i;
      in.require(at == 0 || x[sorted[at - 1]] < x[i], "a floor of different points", x[i]);
      below[i] = at == 0 ? 0 : sorted[at - 1];
      above[i] = at == i ? 0 : sorted[at + 1];
    }
  }

  /** Reads the line of one channel, null where it is silent. */
  int @Nullable [] read(VorbisBits in) {
    if (!in.readFlag()) {
      return null;
    }
    int[] y = new int[x.length];
    int bits = VorbisCodebook.bitsFor(range - 1);
    y[0] = in.read(bits);
    y[1] = in.read(bits);
    int at = 2;
    for (PointClass points : partitions) {
      int choice = points.master() == null ? 0 : points.master().decode(in);
      for (int i = 0; i < points.dimensions(); i++) {
        int book = points.books()[choice & (1 << points.bits()) - 1];
        choice >>= points.bits();
        y[at++] = book < 0 ? 0 : codebooks.get(book).decode(in);
      }
    }
    return in.ended() ? null : y;
  }

  /** Multiplies a spectrum by the curve through the points. */
  void apply(int[] read, float[] spectrum, int size) {
    int[] y = new int[x.length];
    boolean[] isUsed = new boolean[x.length];
    placePoints(read, y, isUsed);
    int fromX = 0;
    int fromY = clamp(y[0]);
    for (int i = 1; i < sorted.length && fromX < size; i++) {
      int point = sorted[i];
      if (isUsed[point]) {
        int toY = clamp(y[point]);
        applyLine(fromX, fromY, x[point], toY, spectrum, size);
        fromX = x[point];
        fromY = toY;
      }
    }
    for (int i = fromX; i < size; i++) {
      spectrum[i] *= GAINS[fromY];
    }
  }

  private int clamp(int y) {
    return Math.min(multiplier * Math.max(0, y), GAINS.length - 1);
  }

  /** What was read of a point is how far it lies off the line between its neighbours. */
  private void placePoints(int[] read, int[] y, boolean[] isUsed) {
    y[0] = read[0];
    y[1] = read[1];
    isUsed[0] = true;
    isUsed[1] = true;
    for (int i = 2; i < x.length; i++) {
      int low = below[i];
      int high = above[i];
      int on = lineAt(x[low], y[low], x[high], y[high], x[i]);
      int off = read[i];
      int roomAbove = range - on;
      int room = 2 * Math.min(roomAbove, on);
      if (off == 0) {
        y[i] = on;
        continue;
      }
      isUsed[low] = true;
      isUsed[high] = true;
      isUsed[i] = true;
      if (off >= room) {
        y[i] = roomAbove > on ? off : range - 1 - off;
      } else {
        y[i] = on + (off % 2 == 1 ? -(off + 1) / 2 : off / 2);
      }
      y[i] &= 0x7FFF;
    }
  }

  private static int lineAt(int x0, int y0, int x1, int y1, int x) {
    int rise = y1 - y0;
    int off = Math.abs(rise) * (x - x0) / (x1 - x0);
    return rise < 0 ? y0 - off : y0 + off;
  }

  /** Draws with integers as Bresenham does, exactly as encoders expect. */
  private static void applyLine(int x0, int y0, int x1, int y1, float[] spectrum, int size) {
    int run = x1 - x0;
    int base = (y1 - y0) / run;
    int step = y1 < y0 ? base - 1 : base + 1;
    int rest = Math.abs(y1 - y0) - Math.abs(base) * run;
    int y = y0;
    int error = 0;
    for (int i = x0; i < Math.min(x1, size); i++) {
      spectrum[i] *= GAINS[y];
      error += rest;
      if (error >= run) {
        error -= run;
        y += step;
      } else {
        y += base;
      }
    }
  }
}
