package io.github.vocalpatterns.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an NPY file tells of its values: the text of a Python dictionary (NumPy Enhancement Proposal
 * 1).
 *
 * @param order of the bytes of each value
 * @param valueBytes 4 for float32, 8 for float64
 * @param frameByFrame whether the values of a frame stand together, Fortran order, as librosa's own
 *     matrices do, or those of a band
 */
record NumpyHeader(ByteOrder order, int valueBytes, boolean frameByFrame, int bands, int frames) {

  /** Magic number and version, before the length of the text. */
  static final int PREFIX = 8;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MULTIPLE = 64;

  /** What text of a file may stand in a message. */
  private static final int LONGEST_QUOTE = 200;

  private static final Set<String> FIELDS = Set.of("descr", "fortran_order", "shape");

  /** A string, a word, a tuple or a list. */
  private static final String VALUE = "'[^']*'|\"[^\"]*\"|\\w+|\\([^()]*\\)|\\[[^\\[\\]]*\\]";

  private static final Pattern FIELD =
      Pattern.compile("\\s*['\"](\\w+)['\"]\\s*:\\s*(VALUE)\\s*(?:,|$)".replace("VALUE", VALUE));
  private static final Pattern MATRIX =
      Pattern.compile("\\(\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*,?\\s*\\)");

  /** Of float32 values, band by band, as {@code numpy.save} writes them. */
  static byte[] write(int bands, int frames) {
    String dictionary =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + bands + ", " + frames + "), }";
    int start = PREFIX + Short.BYTES;
    int length = start + dictionary.length() + 1;
    int padded = (length + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    String text = dictionary + " ".repeat(padded - length) + "\n";
    return ByteBuffer.allocate(padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length())
        .put(text.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /**
   * How many bytes the length of the text takes, after the {@link #PREFIX}.
   *
   * @throws IllegalArgumentException if this is no NPY file of a known version
   */
  static int lengthBytes(byte[] prefix) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (prefix[i] != MAGIC[i]) {
        throw new IllegalArgumentException("it is no NPY file, those begin with \\x93NUMPY");
      }
    }
    int major = prefix[MAGIC.length] & 0xFF;
    int minor = prefix[MAGIC.length + 1] & 0xFF;
    if (major < 1 || major > 3 || minor != 0) {
      throw new IllegalArgumentException(
          "it has version %d.%d of NPY, those known are 1.0, 2.0 and 3.0".formatted(major, minor));
    }
    return major == 1 ? Short.BYTES : Integer.BYTES;
  }

  /**
   * What the text tells.
   *
   * @throws IllegalArgumentException if it is malformed, or tells of anything but a matrix of
   *     floating-point numbers
   */
  static NumpyHeader parse(String text) {
    Map<String, String> fields = fields(text);
    String type = unquoted(fields.get("descr"));
    if (!type.matches("[<>]f[48]")) {
      throw new IllegalArgumentException(
          "its values are of type %s, they must be float32 or float64".formatted(quoted(type)));
    }
    boolean frameByFrame =
        switch (fields.get("fortran_order")) {
          case "True" -> true;
          case "False" -> false;
          default -> throw malformed(text);
        };
    Matcher shape = MATRIX.matcher(fields.get("shape"));
    if (!shape.matches() || Integer.parseInt(shape.group(1)) == 0) {
      throw new IllegalArgumentException(
          "its shape is %s, it must be (bands, frames) with at least one band"
              .formatted(quoted(fields.get("shape"))));
    }
    return new NumpyHeader(
        type.charAt(0) == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
        type.charAt(2) - '0',
        frameByFrame,
        Integer.parseInt(shape.group(1)),
        Integer.parseInt(shape.group(2)));
  }

  private static Map<String, String> fields(String text) {
    String dictionary = text.strip();
    if (!dictionary.startsWith("{") || !dictionary.endsWith("}") || dictionary.length() < 2) {
      throw malformed(text);
    }
    String inside = dictionary.substring(1, dictionary.length() - 1).strip();
    Map<String, String> fields = new TreeMap<>();
    Matcher field = FIELD.matcher(inside);
    while (field.regionStart() < inside.length()) {
      if (!field.lookingAt() || fields.put(field.group(1), field.group(2)) != null) {
        throw malformed(text);
      }
      field.region(field.end(), inside.length());
    }
    if (!fields.keySet().equals(FIELDS)) {
      throw malformed(text);
    }
    return fields;
  }

  private static String unquoted(String value) {
    boolean quoted = value.startsWith("'") || value.startsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "its header is %s, it must give descr, fortran_order and shape, once each"
            .formatted(quoted(text.strip())));
  }

  /** Text from anywhere must neither break the lines of a log nor fill it. */
  private static String quoted(String text) {
    String line = text.replaceAll("\\p{Cc}", "?");
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }
}
