package io.github.vocalpatterns.audio.io;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fine structure of the spectra, in vectors added up in passes (Vorbis I, section 8). */
final class VorbisResidue {

  private static final int PASSES = 8;
  private static final int INTERLEAVED = 2;

  private final int type;
  private final int begin;
  private final int end;
  private final int partitionSize;
  private final int classes;
  private final VorbisCodebook classBook;
  private final @Nullable VorbisCodebook[][] books;

  VorbisResidue(VorbisBits in, List<VorbisCodebook> codebooks) throws AudioFileException {
    type = in.read(16);
    in.require(type <= INTERLEAVED, "a residue of type 0 to 2", type);
    begin = in.read(24);
    end = in.read(24);
    partitionSize = in.read(24) + 1;
    classes = in.read(6) + 1;
    int book = in.read(8);
    in.require(book < codebooks.size(), "the number of a codebook", book);
    classBook = codebooks.get(book);
    double combinations = Math.pow(classes, classBook.dimensions());
    boolean enough = classBook.dimensions() > 0 && combinations <= classBook.entries();
    in.require(enough, combinations + " classes in a codebook", classBook.entries());
    int[] cascade = new int[classes];
    for (int i = 0; i < classes; i++) {
      cascade[i] = in.read(3);
      if (in.readFlag()) {
        cascade[i] |= in.read(5) << 3;
      }
    }
    books = new VorbisCodebook[classes][PASSES];
    for (int i = 0; i < classes; i++) {
      for (int pass = 0; pass < PASSES; pass++) {
        if ((cascade[i] >> pass & 1) == 1) {
          books[i][pass] = valueBook(in, codebooks);
        }
      }
    }
  }

  private VorbisCodebook valueBook(VorbisBits in, List<VorbisCodebook> codebooks)
      throws AudioFileException {
    int number = in.read(8);
    in.require(number < codebooks.size(), "the number of a codebook", number);
    VorbisCodebook book = codebooks.get(number);
    boolean fits = book.hasValues() && partitionSize % book.dimensions() == 0;
    in.require(fits, "vectors that divide " + partitionSize + " values", "other ones");
    return book;
  }

  /**
   * Adds to the first {@code size} values of the spectra whose channel is sounding. If the packet
   * ends early, what is missing is 0.
   */
  void addTo(VorbisBits in, float[][] spectra, boolean[] sounds, int size) {
    boolean any = false;
    for (boolean sound : sounds) {
      any |= sound;
    }
    if (any && type == INTERLEAVED) {
      int channels = spectra.length;
      float[] all = new float[channels * size];
      int last = Math.min(end, all.length);
      addTo(in, new float[][] {all}, new boolean[] {true}, Math.min(begin, last), last);
      for (int i = 0; i < last; i++) {
        spectra[i % channels][i / channels] += all[i];
      }
    } else if (any) {
      addTo(in, spectra, sounds, Math.min(begin, size), Math.min(end, size));
    }
  }

  private void addTo(VorbisBits in, float[][] spectra, boolean[] sounds, int first, int last) {
    int perWord = classBook.dimensions();
    int partitions = Math.max(0, last - first) / partitionSize;
    int[][] classOf = new int[spectra.length][partitions + perWord];
    for (int pass = 0; pass < PASSES; pass++) {
      for (int partition = 0; partition < partitions; partition++) {
        if (pass == 0 && partition % perWord == 0 && !readClasses(in, classOf, sounds, partition)) {
          return;
        }
        for (int channel = 0; channel < spectra.length; channel++) {
          VorbisCodebook book = books[classOf[channel][partition]][pass];
          int at = first + partition * partitionSize;
          if (sounds[channel] && book != null && !addPartition(in, book, spectra[channel], at)) {
            return;
          }
        }
      }
    }
  }

  /** One word tells the classes of several partitions, the last one in its lowest digit. */
  private boolean readClasses(VorbisBits in, int[][] classOf, boolean[] sounds, int partition) {
    for (int channel = 0; channel < classOf.length; channel++) {
      if (sounds[channel]) {
        int word = classBook.decode(in);
        if (word < 0) {
          return false;
        }
        for (int i = classBook.dimensions() - 1; i >= 0; i--) {
          classOf[channel][partition + i] = word % classes;
          word /= classes;
        }
      }
    }
    return true;
  }

  private boolean addPartition(VorbisBits in, VorbisCodebook book, float[] spectrum, int at) {
    int dimensions = book.dimensions();
    int vectors = partitionSize / dimensions;
    for (int vector = 0; vector < vectors; vector++) {
      int entry = book.decode(in);
      if (entry < 0) {
        return false;
      }
      // Type 0 spreads each vector over the partition, the others lay one behind the other.
      int start = type == 0 ? at + vector : at + vector * dimensions;
      int stride = type == 0 ? vectors : 1;
      for (int i = 0; i < dimensions; i++) {
        spectrum[start + i * stride] += book.value(entry, i);
      }
    }
    return true;
  }
}
