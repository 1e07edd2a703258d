package io.github.vocalpatterns.interchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph of ONNX operators under construction: a chain, whose last value is {@link #value()}.
 * Numbers of fields are those of {@code onnx.proto}.
 */
final class OnnxGraph {

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;
  private static final int ATTRIBUTE_INTS = 7;

  private final List<Protobuf> nodes = new ArrayList<>();
  private final List<Protobuf> constants = new ArrayList<>();
  private String value;

  OnnxGraph(String input) {
    this.value = input;
  }

  /** The name of what the last operator gives. */
  String value() {
    return value;
  }

  /** A tensor of float32 values, by its name. */
  String floats(String name, float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return constant(name, FLOAT, bytes.array(), shape);
  }

  /** A vector of integers, by its name. */
  String integers(String name, long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return constant(name, INT64, bytes.array(), values.length);
  }

  private String constant(String name, int type, byte[] bytes, long... shape) {
    Protobuf tensor = new Protobuf();
    for (long length : shape) {
      tensor.integer(1, length);
    }
    constants.add(tensor.integer(2, type).text(8, name).bytes(9, bytes));
    return name;
  }

  /** An attribute that is a whole number. */
  static Protobuf attribute(String name, long number) {
    return new Protobuf().text(1, name).integer(3, number).integer(20, ATTRIBUTE_INT);
  }

  /** An attribute that is a number. */
  static Protobuf attribute(String name, float number) {
    return new Protobuf().text(1, name).number(2, number).integer(20, ATTRIBUTE_FLOAT);
  }

  /** An attribute that is text. */
  static Protobuf attribute(String name, String text) {
    return new Protobuf().text(1, name).text(4, text).integer(20, ATTRIBUTE_STRING);
  }

  /** An attribute that is a list of whole numbers. */
  static Protobuf attribute(String name, long[] numbers) {
    Protobuf attribute = new Protobuf().text(1, name);
    for (long number : numbers) {
      attribute.integer(8, number);
    }
    return attribute.integer(20, ATTRIBUTE_INTS);
  }

  /** Applies an operator of one output to the last value and constants. */
  OnnxGraph apply(String operator, String output, List<String> others, Protobuf... attributes) {
    return apply(operator, List.of(output), others, attributes);
  }

  /**
   * Applies an operator.
   *
   * @param outputs names of the outputs, empty for one that is not wanted; the last goes on
   */
  OnnxGraph apply(
      String operator, List<String> outputs, List<String> others, Protobuf... attributes) {
    Protobuf node = new Protobuf().text(1, value);
    others.forEach(other -> node.text(1, other));
    outputs.forEach(output -> node.text(2, output));
    value = outputs.get(outputs.size() - 1);
    node.text(3, value).text(4, operator);
    for (Protobuf attribute : attributes) {
      node.message(5, attribute);
    }
    nodes.add(node);
    return this;
  }

  /** The graph with one input and the last value as output, both float32. */
  Protobuf toGraph(String name, Protobuf input, Protobuf output) {
    Protobuf graph = new Protobuf();
    nodes.forEach(node -> graph.message(1, node));
    graph.text(2, name);
    constants.forEach(constant -> graph.message(5, constant));
    return graph.message(11, input).message(12, output);
  }

  /** Name and shape of an input or output whose first axis is the batch, of any length. */
  static Protobuf described(String name, long... shape) {
    Protobuf axes = new Protobuf().message(1, new Protobuf().text(2, "batch"));
    for (long length : shape) {
      axes.message(1, new Protobuf().integer(1, length));
    }
    Protobuf tensor = new Protobuf().integer(1, FLOAT).message(2, axes);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }
}
