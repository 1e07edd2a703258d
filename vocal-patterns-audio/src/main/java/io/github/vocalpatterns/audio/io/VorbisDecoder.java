package io.github.vocalpatterns.audio.io;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns the packets of sound of one Vorbis stream into samples (Vorbis I, section 4.3). */
final class VorbisDecoder {

  private final VorbisSetup setup;
  private final InverseMdct[] transforms;
  private final float[][] slopes;
  private final float[][] spectra;
  private final float[][] blocks;
  private final float[][] previous;
  private int previousSize;

  VorbisDecoder(VorbisSetup setup) {
    this.setup = setup;
    int shortSize = setup.blockSizes()[0];
    int longSize = setup.blockSizes()[1];
    transforms = new InverseMdct[] {new InverseMdct(shortSize), new InverseMdct(longSize)};
    slopes = new float[][] {slope(shortSize / 2), slope(longSize / 2)};
    spectra = new float[setup.channels()][longSize / 2];
    blocks = new float[setup.channels()][longSize];
    previous = new float[setup.channels()][longSize / 2];
  }

  /** The rising half of a window. */
  private static float[] slope(int size) {
    float[] slope = new float[size];
    for (int i = 0; i < size; i++) {
      double sine = Math.sin((i + 0.5) / size * Math.PI / 2);
      slope[i] = (float) Math.sin(Math.PI / 2 * sine * sine);
    }
    return slope;
  }

  /**
   * Decodes a packet and adds the samples that are complete with it: from the centre of the block
   * before to its own.
   */
  void decode(VorbisBits in, MonoSamples samples, long offset) throws AudioFileException {
    if (in.readFlag() || in.ended()) {
      // Not sound; headers and empty packets may stand anywhere.
      return;
    }
    int number = in.read(VorbisCodebook.bitsFor(setup.modes().size() - 1));
    in.require(number < setup.modes().size(), "the number of a mode", number);
    VorbisSetup.Mode mode = setup.modes().get(number);
    int kind = mode.isLong() ? 1 : 0;
    int before = mode.isLong() && in.readFlag() ? 1 : 0;
    int after = mode.isLong() && in.readFlag() ? 1 : 0;
    int size = setup.blockSizes()[kind];
    boolean[] sounds = readSpectra(in, mode.mapping(), size / 2);
    for (int channel = 0; channel < blocks.length; channel++) {
      if (sounds[channel]) {
        transforms[kind].transform(spectra[channel], blocks[channel]);
        window(blocks[channel], size, slopes[before], slopes[after]);
      } else {
        Arrays.fill(blocks[channel], 0, size, 0);
      }
    }
    if (previousSize > 0) {
      addOverlapped(size, samples, offset);
    }
    for (int channel = 0; channel < blocks.length; channel++) {
      System.arraycopy(blocks[channel], size / 2, previous[channel], 0, size / 2);
    }
    previousSize = size;
  }

  /** Reads the spectra and says of which channels they are not all 0. */
  private boolean[] readSpectra(VorbisBits in, VorbisSetup.Mapping mapping, int size) {
    int channels = setup.channels();
    int @Nullable [][] floors = new int[channels][];
    boolean[] sounds = new boolean[channels];
    for (int channel = 0; channel < channels; channel++) {
      VorbisSetup.Submap submap = mapping.submaps().get(mapping.submapOf()[channel]);
      floors[channel] = submap.floor().read(in);
      sounds[channel] = floors[channel] != null;
      Arrays.fill(spectra[channel], 0, size, 0);
    }
    boolean[] coded = sounds.clone();
    for (int i = 0; i < mapping.magnitudes().length; i++) {
      boolean either = coded[mapping.magnitudes()[i]] || coded[mapping.angles()[i]];
      coded[mapping.magnitudes()[i]] = either;
      coded[mapping.angles()[i]] = either;
    }
    for (int i = 0; i < mapping.submaps().size(); i++) {
      addResidue(in, mapping, i, coded, size);
    }
    for (int i = mapping.magnitudes().length - 1; i >= 0; i--) {
      uncouple(spectra[mapping.magnitudes()[i]], spectra[mapping.angles()[i]], size);
    }
    for (int channel = 0; channel < channels; channel++) {
      int[] floor = floors[channel];
      if (floor != null) {
        VorbisSetup.Submap submap = mapping.submaps().get(mapping.submapOf()[channel]);
        submap.floor().apply(floor, spectra[channel], size);
      }
    }
    return sounds;
  }

  private void addResidue(
      VorbisBits in, VorbisSetup.Mapping mapping, int submap, boolean[] coded, int size) {
    int count = 0;
    float[][] chosen = new float[setup.channels()][];
    boolean[] sounds = new boolean[setup.channels()];
    for (int channel = 0; channel < setup.channels(); channel++) {
      if (mapping.submapOf()[channel] == submap) {
        chosen[count] = spectra[channel];
        sounds[count] = coded[channel];
        count++;
      }
    }
    float[][] theirs = Arrays.copyOf(chosen, count);
    mapping.submaps().get(submap).residue().addTo(in, theirs, Arrays.copyOf(sounds, count), size);
  }

  /** A magnitude and the difference to the other channel become two channels. */
  private static void uncouple(float[] magnitudes, float[] angles, int size) {
    for (int i = 0; i < size; i++) {
      float magnitude = magnitudes[i];
      float angle = angles[i];
      float away = magnitude > 0 == angle > 0 ? magnitude - angle : magnitude + angle;
      if (angle > 0) {
        angles[i] = away;
      } else {
        angles[i] = magnitude;
        magnitudes[i] = away;
      }
    }
  }

  private static void window(float[] block, int size, float[] rise, float[] fall) {
    int start = size / 4 - rise.length / 2;
    Arrays.fill(block, 0, start, 0);
    for (int i = 0; i < rise.length; i++) {
      block[start + i] *= rise[i];
    }
    int end = size * 3 / 4 + fall.length / 2;
    for (int i = 0; i < fall.length; i++) {
      block[end - 1 - i] *= fall[i];
    }
    Arrays.fill(block, end, size, 0);
  }

  private void addOverlapped(int size, MonoSamples samples, long offset) throws AudioFileException {
    int shift = size / 4 - previousSize / 4;
    for (int i = 0; i < previousSize / 4 + size / 4; i++) {
      double sum = 0;
      for (int channel = 0; channel < blocks.length; channel++) {
        if (i < previousSize / 2) {
          sum += previous[channel][i];
        }
        if (i + shift >= 0) {
          sum += blocks[channel][i + shift];
        }
      }
      samples.add(sum / blocks.length, offset);
    }
  }
}
