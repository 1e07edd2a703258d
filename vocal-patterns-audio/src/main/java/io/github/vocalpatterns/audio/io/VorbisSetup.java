package io.github.vocalpatterns.audio.io;

import java.util.ArrayList;
import java.util.List;

/**
 * What the first and the third packet of a Vorbis stream say (Vorbis I, section 4.2).
 *
 * @param blockSizes samples of a short and of a long block
 */
record VorbisSetup(
    int sampleRateHz, int channels, int[] blockSizes, List<Mapping> mappings, List<Mode> modes) {

  /** Beyond eight Vorbis gives channels no meaning, and work would grow out of proportion. */
  private static final int MAX_CHANNELS = 8;

  /** How the blocks of a kind are put together. */
  record Mapping(int[] magnitudes, int[] angles, int[] submapOf, List<Submap> submaps) {}

  /** The floor and the residue of some of the channels. */
  record Submap(VorbisFloor floor, VorbisResidue residue) {}

  /** A kind of block. */
  record Mode(boolean isLong, Mapping mapping) {}

  /** One thing of which a header lists several. */
  private interface Item<T> {
    T read() throws AudioFileException;
  }

  /** Reads the three header packets, of which the second, comments, is passed over. */
  static VorbisSetup read(AudioBytes bytes, OggPackets packets) throws AudioFileException {
    VorbisBits first = header(bytes, packets, 1);
    long version = first.readLong(32);
    first.require(version == 0, "Vorbis I", "version " + version);
    int channels = first.read(8);
    String expected = "1 to " + MAX_CHANNELS + " channels";
    first.require(channels >= 1 && channels <= MAX_CHANNELS, expected, channels);
    long rate = first.readLong(32);
    int rateHz = SampleLayout.requireSampleRate(bytes, packets.offset(), rate);
    first.skip(96);
    int[] sizes = {1 << first.read(4), 1 << first.read(4)};
    boolean valid = sizes[0] >= 64 && sizes[0] <= sizes[1] && sizes[1] <= 8192;
    first.require(valid, "blocks of 64 to 8192 samples", sizes[0] + " and " + sizes[1]);
    header(bytes, packets, 3);
    return setup(header(bytes, packets, 5), rateHz, channels, sizes);
  }

  private static VorbisBits header(AudioBytes bytes, OggPackets packets, int type)
      throws AudioFileException {
    if (!packets.next()) {
      throw bytes.malformed(bytes.size(), "a header of Vorbis", "the end of the stream");
    }
    VorbisBits in = new VorbisBits(bytes, packets);
    boolean named = in.read(8) == type;
    for (char letter : "vorbis".toCharArray()) {
      named &= in.read(8) == letter;
    }
    in.require(named, "header " + type + " of Vorbis", "another packet");
    return in;
  }

  private static VorbisSetup setup(VorbisBits in, int rateHz, int channels, int[] sizes)
      throws AudioFileException {
    VorbisCodebook.Budget budget = new VorbisCodebook.Budget(in.packetBytes());
    List<VorbisCodebook> books = list(in.read(8) + 1, () -> new VorbisCodebook(in, budget));
    List<Integer> times = list(in.read(6) + 1, () -> in.read(16));
    in.require(times.stream().allMatch(t -> t == 0), "time transforms of type 0", times);
    List<VorbisFloor> floors = list(in.read(6) + 1, () -> new VorbisFloor(in, books));
    List<VorbisResidue> residues = list(in.read(6) + 1, () -> new VorbisResidue(in, books));
    List<Mapping> mappings = list(in.read(6) + 1, () -> mapping(in, channels, floors, residues));
    List<Mode> modes = list(in.read(6) + 1, () -> mode(in, mappings));
    in.require(in.readFlag(), "the framing bit", 0);
    in.require(true, "", "");
    return new VorbisSetup(rateHz, channels, sizes, mappings, modes);
  }

  private static <T> List<T> list(int count, Item<T> item) throws AudioFileException {
    List<T> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(item.read());
    }
    return items;
  }

  private static Mapping mapping(
      VorbisBits in, int channels, List<VorbisFloor> floors, List<VorbisResidue> residues)
      throws AudioFileException {
    int type = in.read(16);
    in.require(type == 0, "a mapping of type 0", type);
    int count = in.readFlag() ? in.read(4) + 1 : 1;
    int steps = in.readFlag() ? in.read(8) + 1 : 0;
    int[] magnitudes = new int[steps];
    int[] angles = new int[steps];
    int bits = VorbisCodebook.bitsFor(channels - 1);
    for (int i = 0; i < steps; i++) {
      magnitudes[i] = in.read(bits);
      angles[i] = in.read(bits);
      boolean valid = magnitudes[i] < channels && angles[i] < channels;
      in.require(valid && magnitudes[i] != angles[i], "two channels", angles[i]);
    }
    int reserved = in.read(2);
    in.require(reserved == 0, "two 0 bits", reserved);
    int[] submapOf = new int[channels];
    for (int channel = 0; channel < channels && count > 1; channel++) {
      submapOf[channel] = in.read(4);
      in.require(submapOf[channel] < count, "the number of a submap", submapOf[channel]);
    }
    return new Mapping(
        magnitudes, angles, submapOf, list(count, () -> submap(in, floors, residues)));
  }

  private static Submap submap(
      VorbisBits in, List<VorbisFloor> floors, List<VorbisResidue> residues)
      throws AudioFileException {
    in.skip(8);
    int floor = in.read(8);
    int residue = in.read(8);
    in.require(floor < floors.size(), "the number of a floor", floor);
    in.require(residue < residues.size(), "the number of a residue", residue);
    return new Submap(floors.get(floor), residues.get(residue));
  }

  private static Mode mode(VorbisBits in, List<Mapping> mappings) throws AudioFileException {
    boolean isLong = in.readFlag();
    int types = in.read(16) | in.read(16);
    in.require(types == 0, "windows and transforms of type 0", types);
    int mapping = in.read(8);
    in.require(mapping < mappings.size(), "the number of a mapping", mapping);
    return new Mode(isLong, mappings.get(mapping));
  }
}
