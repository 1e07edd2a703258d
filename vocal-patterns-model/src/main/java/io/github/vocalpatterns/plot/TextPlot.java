package io.github.vocalpatterns.plot;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.pitch.Note;
import io.github.vocalpatterns.audio.pitch.NoteSequence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Small pictures of characters, for a terminal: a few lines, none longer than 80 columns, divided
 * by {@code \n}, without one at the end.
 *
 * <pre>{@code
 * sink.accept(TextPlot.waveform(waveform));
 * }</pre>
 */
public final class TextPlot {

  private static final int COLUMNS = 64;
  private static final int WAVEFORM_ROWS = 4;
  private static final int SPECTROGRAM_ROWS = 12;
  private static final int BAR_COLUMNS = 40;

  /** An eighth of a cell more each, from the bottom. */
  private static final String RISING = " ▁▂▃▄▅▆▇█";

  /** An eighth of a cell more each, from the left. */
  private static final String GROWING = " ▏▎▍▌▋▊▉█";

  private static final String SHADES = " ░▒▓█";

  /** Share of the cells below each shade but the first. */
  private static final double[] RANKS = {0.5, 0.7, 0.85, 0.95};

  private TextPlot() {}

  /** How loud a recording is over time: the greatest absolute sample of each moment. */
  public static String waveform(Waveform waveform) {
    double[] peaks = new double[COLUMNS];
    float[] samples = waveform.toArray();
    for (int i = 0; i < samples.length; i++) {
      int column = (int) ((long) i * COLUMNS / samples.length);
      peaks[column] = Math.max(peaks[column], Math.abs(samples[i]));
    }
    double greatest = Arrays.stream(peaks).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (int row = WAVEFORM_ROWS - 1; row >= 0; row--) {
      for (double peak : peaks) {
        double height = greatest == 0 ? 0 : WAVEFORM_ROWS * peak / greatest;
        text.append(eighths(RISING, height - row));
      }
      text.append('\n');
    }
    return text.append(timeAxis(0, waveform.durationSeconds()))
        .append(String.format(Locale.ROOT, "  peak %.2f", greatest))
        .toString();
  }

  /**
   * Values of bands over time, low bands at the bottom. The shade of a cell tells its rank among
   * the others, so that powers and their decibels give the same picture.
   */
  public static String spectrogram(Spectrogram spectrogram) {
    int rows = Math.min(SPECTROGRAM_ROWS, spectrogram.bands());
    int columns = Math.min(COLUMNS, spectrogram.frames());
    float[][] cells = new float[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        cells[row][column] = greatest(spectrogram, row, rows, column, columns);
      }
    }
    float[] sorted = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(cells[row], 0, sorted, row * columns, columns);
    }
    Arrays.sort(sorted);
    StringBuilder text = new StringBuilder();
    for (int row = rows - 1; row >= 0; row--) {
      for (float cell : cells[row]) {
        text.append(shade(cell, sorted));
      }
      text.append('\n');
    }
    return text.append(
            String.format(
                Locale.ROOT, "%d bands × %d frames", spectrogram.bands(), spectrogram.frames()))
        .toString();
  }

  private static float greatest(
      Spectrogram spectrogram, int row, int rows, int column, int columns) {
    float greatest = Float.NEGATIVE_INFINITY;
    int toBand = (row + 1) * spectrogram.bands() / rows;
    int toFrame = (int) ((column + 1L) * spectrogram.frames() / columns);
    for (int band = row * spectrogram.bands() / rows; band < toBand; band++) {
      int fromFrame = (int) ((long) column * spectrogram.frames() / columns);
      for (int frame = fromFrame; frame < toFrame; frame++) {
        greatest = Math.max(greatest, spectrogram.at(band, frame));
      }
    }
    return greatest;
  }

  private static char shade(float value, float[] sorted) {
    int shade = 0;
    for (double rank : RANKS) {
      if (value > sorted[(int) (rank * sorted.length)]) {
        shade++;
      }
    }
    return SHADES.charAt(shade);
  }

  /** The notes of a melody over time, a row for each pitch, low ones at the bottom. */
  public static String notes(NoteSequence melody) {
    if (melody.size() == 0) {
      return "no notes";
    }
    double start = melody.notes().get(0).onsetSeconds();
    double end = melody.notes().stream().mapToDouble(Note::endSeconds).max().orElse(start);
    NavigableMap<Integer, char[]> rows = new TreeMap<>(Comparator.reverseOrder());
    for (Note note : melody.notes()) {
      char[] row =
          rows.computeIfAbsent(note.midiNumber(), number -> " ".repeat(COLUMNS).toCharArray());
      int from = Math.min(COLUMNS - 1, column(note.onsetSeconds(), start, end));
      int to = column(note.endSeconds(), start, end);
      Arrays.fill(row, from, Math.max(from + 1, to), '━');
      note.name().getChars(0, Math.min(note.name().length(), COLUMNS - from), row, from);
    }
    return rows.values().stream()
        .map(row -> new String(row) + "\n")
        .collect(Collectors.joining("", "", timeAxis(start, end)));
  }

  private static int column(double seconds, double start, double end) {
    double share = end > start ? (seconds - start) / (end - start) : 0;
    return (int) Math.round(share * COLUMNS);
  }

  /** A bar for the probability of each pattern, the parts of a recording of several, and doubts. */
  public static String classification(Classification classification) {
    StringBuilder text = new StringBuilder();
    classification
        .probabilities()
        .forEach(
            (pattern, probability) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%-8s %s %5.1f %%%n",
                        pattern.label(),
                        bar(probability),
                        100 * probability)));
    if (classification.timeline().size() > 1) {
      for (Classification.Segment part : classification.timeline()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%.1f to %.1f s: %s, %.0f %%%n",
                part.startSeconds(),
                part.endSeconds(),
                part.pattern().label(),
                100 * part.confidence()));
      }
    }
    if (classification.isUnsure()) {
      text.append("unsure: ").append(classification.doubts()).append('\n');
    }
    return text.toString().replace(System.lineSeparator(), "\n").stripTrailing();
  }

  private static String bar(double share) {
    StringBuilder bar = new StringBuilder();
    for (int column = 0; column < BAR_COLUMNS; column++) {
      bar.append(eighths(GROWING, BAR_COLUMNS * share - column));
    }
    return bar.toString();
  }

  /** The character for so much of a cell, as far as it goes. */
  private static char eighths(String characters, double share) {
    return characters.charAt((int) Math.round(8 * Math.max(0, Math.min(1, share))));
  }

  /** As wide as the picture above it. */
  private static String timeAxis(double fromSeconds, double toSeconds) {
    String from = String.format(Locale.ROOT, "%.1f s", fromSeconds);
    String to = String.format(Locale.ROOT, "%.1f s", toSeconds);
    return from + " ".repeat(Math.max(1, COLUMNS - from.length() - to.length())) + to;
  }
}
