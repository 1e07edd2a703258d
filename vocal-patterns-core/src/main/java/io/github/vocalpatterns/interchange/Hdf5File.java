package io.github.vocalpatterns.interchange;

import io.github.vocalpatterns.network.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The part of HDF5 that h5py writes for Keras ("HDF5 File Format Specification", version 3.0):
 * superblock 0, groups as symbol tables, object headers of version 1, attributes of texts, and
 * unpacked float32 arrays. Anything else is refused by name.
 *
 * <p>Not thread-safe, as it counts its work: a file whose structures point in circles ends at a
 * limit. Every method throws {@link IllegalArgumentException} for a damaged or hostile file.
 */
final class Hdf5File {

  private static final String SIGNATURE = "\u0089HDF\r\n\u001a\n";

  /** A hundred times what the prototype's model needs. */
  private static final int MOST_STRUCTURES = 200_000;

  private static final int DEEPEST_TREE = 8;
  private static final int MOST_AXES = 4;

  /** Values of all tensors: what a model file may hold. */
  private static final int MOST_VALUES = 16 << 20;

  private static final int DATASPACE = 0x01;
  private static final int DATATYPE = 0x03;
  private static final int EXTERNAL_FILES = 0x07;
  private static final int LAYOUT = 0x08;
  private static final int FILTERS = 0x0B;
  private static final int ATTRIBUTE = 0x0C;
  private static final int CONTINUATION = 0x10;
  private static final int SYMBOL_TABLE = 0x11;

  private static final int FIXED_STRING = 3;
  private static final int VARIABLE_LENGTH = 9;
  private static final int STRING_OF_VARIABLE_LENGTH = 1;
  private static final int HEAP_REFERENCE_SIZE = 16;

  /** The properties of a little-endian IEEE 754 float of 32 bits, after class and version. */
  private static final byte[] FLOAT32 =
      HexFormat.of().parseHex("201f00" + "04000000" + "00002000" + "17080017" + "7f000000");

  private final ByteBuffer file;
  private final long root;
  private int structures;
  private int values;

  Hdf5File(byte[] bytes) {
    this.file = ByteBuffer.wrap(bytes);
    Hdf5Cursor superblock = at("the superblock", 0, Math.min(bytes.length, 96));
    superblock.requireSignature(SIGNATURE);
    superblock.requireVersion(0);
    superblock.skip(4);
    int offsetSize = superblock.u8();
    int lengthSize = superblock.u8();
    if (offsetSize != Long.BYTES || lengthSize != Long.BYTES) {
      throw new IllegalArgumentException(
          "its HDF5 addresses have " + offsetSize + " bytes, Keras writes 8");
    }
    superblock.skip(9);
    if (superblock.u64() != 0) {
      throw new IllegalArgumentException("its HDF5 base address is not 0");
    }
    superblock.skip(3 * Long.BYTES + Long.BYTES);
    this.root = superblock.u64();
  }

  static boolean isHdf5(byte[] bytes) {
    byte[] signature = SIGNATURE.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= signature.length
        && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
  }

  private Hdf5Cursor at(String structure, long offset, long size) {
    if (++structures > MOST_STRUCTURES) {
      throw new IllegalArgumentException(
          "it has more than " + MOST_STRUCTURES + " HDF5 structures, the file is damaged");
    }
    if (offset < 0 || size < 0 || offset > file.capacity() - size) {
      throw new IllegalArgumentException(
          structure + " lies beyond the end of the file, it is cut off or damaged");
    }
    return new Hdf5Cursor(structure, file.slice((int) offset, (int) size));
  }

  /** A message of an object's header. */
  private record Message(int type, Hdf5Cursor body) {}

  private List<Message> messages(String path, long address) {
    String name = "the header of " + path;
    Hdf5Cursor prefix = at(name, address, 16);
    prefix.requireVersion(1);
    prefix.skip(1);
    int count = prefix.u16();
    long size = prefix.skip(4).u32();
    List<Message> messages = new ArrayList<>();
    List<Hdf5Cursor> blocks = new ArrayList<>(List.of(at(name, address + 16, size)));
    for (int block = 0; block < blocks.size(); block++) {
      Hdf5Cursor rest = blocks.get(block);
      while (rest.remaining() >= 8 && messages.size() < count) {
        int type = rest.u16();
        int length = rest.u16();
        rest.skip(4);
        Hdf5Cursor body = rest.take(name, length);
        messages.add(new Message(type, body));
        if (type == CONTINUATION) {
          blocks.add(at(name, body.u64(), body.u64()));
        }
      }
    }
    return messages;
  }

  private static Hdf5Cursor only(List<Message> messages, int type, String path, String kind) {
    for (Message message : messages) {
      if (message.type == type) {
        return message.body;
      }
    }
    throw new IllegalArgumentException(path + " is no HDF5 " + kind);
  }

  /** The header address of a group or dataset, given names joined by slashes. */
  private long find(String path) {
    long address = root;
    StringBuilder walked = new StringBuilder();
    for (String name : path.split("/")) {
      if (!name.isEmpty()) {
        String group = walked.isEmpty() ? "the root" : walked.toString();
        address = child(group, address, name);
        walked.append(walked.isEmpty() ? "" : "/").append(name);
      }
    }
    return address;
  }

  private long child(String group, long address, String name) {
    Hdf5Cursor table = only(messages(group, address), SYMBOL_TABLE, group, "group");
    long tree = table.u64();
    Hdf5Cursor heap = at("the heap of " + group, table.u64(), 32);
    heap.requireSignature("HEAP");
    long heapSize = heap.skip(4).u64();
    Hdf5Cursor names = at("the heap of " + group, heap.skip(8).u64(), heapSize);
    long found = search(group, tree, names, name, DEEPEST_TREE);
    if (found < 0) {
      throw new IllegalArgumentException(group + " lacks " + name);
    }
    return found;
  }

  /** The address that a name has in a B-tree, or −1. */
  private long search(String group, long node, Hdf5Cursor names, String name, int depth) {
    String structure = "the tree of " + group;
    if (at(structure, node, 4).text(4).equals("SNOD")) {
      return searchLeaf(group, node, names, name);
    }
    Hdf5Cursor header = at(structure, node, 24);
    header.requireSignature("TREE");
    if (header.u8() != 0 || header.u8() > DEEPEST_TREE || depth == 0) {
      throw new IllegalArgumentException(structure + " is no tree of names, the file is damaged");
    }
    int entries = header.u16();
    Hdf5Cursor keys = at(structure, node + 24, Long.BYTES * (2L * entries + 1));
    for (int i = 0; i < entries; i++) {
      long found = search(group, keys.skip(Long.BYTES).u64(), names, name, depth - 1);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private long searchLeaf(String group, long node, Hdf5Cursor names, String name) {
    String structure = "the names of " + group;
    int symbols = at(structure, node + 6, 2).u16();
    Hdf5Cursor entries = at(structure, node + 8, 40L * symbols);
    for (int i = 0; i < symbols; i++) {
      long offset = entries.u64();
      long address = entries.u64();
      entries.skip(24);
      if (names.holds(offset, name)) {
        return address;
      }
    }
    return -1;
  }

  /**
   * The texts of an attribute.
   *
   * @param path of the group that has it, empty for the root
   */
  List<String> strings(String path, String attribute) {
    String owner = path.isEmpty() ? "the root" : path;
    for (Message message : messages(owner, find(path))) {
      if (message.type == ATTRIBUTE) {
        Hdf5Cursor body = message.body;
        body.requireVersion(1);
        body.skip(1);
        int nameSize = body.u16();
        int typeSize = body.u16();
        int spaceSize = body.u16();
        String name = body.text(padded(nameSize));
        if (name.equals(attribute)) {
          String what = "the attribute " + name + " of " + owner;
          Hdf5Cursor type = body.take(what, padded(typeSize));
          int[] shape = shape(what, body.take(what, padded(spaceSize)));
          return strings(what, type, shape, body);
        }
      }
    }
    throw new IllegalArgumentException(owner + " lacks the attribute " + attribute);
  }

  private static long padded(int size) {
    return (size + 7L) / 8 * 8;
  }

  /** Texts of one length each lie in the attribute, texts of any length in a heap. */
  private List<String> strings(String what, Hdf5Cursor type, int[] shape, Hdf5Cursor data) {
    int kind = type.u8() & 15;
    boolean isHeaped = kind == VARIABLE_LENGTH && (type.u8() & 15) == STRING_OF_VARIABLE_LENGTH;
    if (!isHeaped && kind != FIXED_STRING) {
      throw new IllegalArgumentException(what + " is no text");
    }
    long length = isHeaped ? HEAP_REFERENCE_SIZE : type.skip(3).u32();
    long count = size(shape);
    if (length == 0 || count > data.remaining() / length) {
      throw new IllegalArgumentException(what + " is cut off");
    }
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strings.add(isHeaped ? heaped(what, data.u32(), data.u64(), data.u32()) : data.text(length));
    }
    return strings;
  }

  private String heaped(String what, long length, long address, long index) {
    String structure = "the heap of " + what;
    Hdf5Cursor header = at(structure, address, 16);
    header.requireSignature("GCOL");
    Hdf5Cursor objects = at(structure, address, header.skip(4).u64()).skip(16);
    while (objects.remaining() >= 16) {
      int found = objects.u16();
      long size = objects.skip(6).u64();
      if (found == index && found != 0) {
        return objects.take(structure, size).text(length);
      }
      objects.skip(size < 0 ? size : (size + 7) / 8 * 8);
    }
    throw new IllegalArgumentException(what + " is missing from its heap, the file is damaged");
  }

  private static int[] shape(String what, Hdf5Cursor space) {
    space.requireVersion(1);
    int axes = space.u8();
    space.skip(6);
    if (axes > MOST_AXES) {
      throw new IllegalArgumentException(
          what + " has " + axes + " axes, at most " + MOST_AXES + " are allowed");
    }
    int[] shape = new int[axes];
    for (int i = 0; i < axes; i++) {
      long length = space.u64();
      if (length < 0 || length > MOST_VALUES) {
        throw new IllegalArgumentException(what + " has an axis of " + length + " values");
      }
      shape[i] = (int) length;
    }
    return shape;
  }

  /** Product of the lengths, 1 for a scalar, capped so that it cannot overflow. */
  private static long size(int[] shape) {
    long size = 1;
    for (int length : shape) {
      size = Math.min(size * length, 1L << 32);
    }
    return size;
  }

  /** The float32 array at a path. */
  Tensor tensor(String path) {
    List<Message> messages = messages(path, find(path));
    for (Message message : messages) {
      if (message.type == FILTERS || message.type == EXTERNAL_FILES) {
        throw new IllegalArgumentException(
            path + " is compressed or lies in another file, Keras writes plain arrays");
      }
    }
    int[] shape = shape(path, only(messages, DATASPACE, path, "dataset"));
    Hdf5Cursor type = only(messages, DATATYPE, path, "dataset");
    type.skip(1);
    if (!Arrays.equals(type.bytes(FLOAT32.length), FLOAT32)) {
      throw new IllegalArgumentException(path + " does not hold float32 values");
    }
    long size = size(shape);
    if (size > MOST_VALUES - values) {
      throw new IllegalArgumentException(
          path + " brings the weights beyond " + MOST_VALUES + " values");
    }
    values += (int) size;
    Hdf5Cursor data = data(path, only(messages, LAYOUT, path, "dataset"), size * Float.BYTES);
    float[] floats = new float[(int) size];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.intBitsToFloat((int) data.u32());
    }
    try {
      return Tensor.of(floats, shape);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  private static Hdf5Cursor compact(String path, Hdf5Cursor layout, long bytes) {
    requireBytes(path, layout.u16(), bytes);
    return layout.take(path, bytes);
  }

  private static void requireBytes(String path, long found, long expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          path + " has " + found + " bytes, its shape takes " + expected);
    }
  }

  private Hdf5Cursor data(String path, Hdf5Cursor layout, long bytes) {
    layout.requireVersion(3);
    int kind = layout.u8();
    if (kind == 0) {
      return compact(path, layout, bytes);
    }
    if (kind != 1) {
      throw new IllegalArgumentException(path + " is in pieces, Keras writes arrays in one");
    }
    long address = layout.u64();
    requireBytes(path, layout.u64(), bytes);
    return at(path, address, bytes);
  }
}
