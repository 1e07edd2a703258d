package io.github.vocalpatterns.network;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array of finite floats with a shape, the last axis contiguous.
 *
 * <p>Immutable and safe for use by any number of threads. Two tensors are equal when their shapes
 * and all their values are.
 */
public final class Tensor {

  private final float[] values;
  private final int[] shape;

  private Tensor(float[] values, int[] shape) {
    this.values = values;
    this.shape = shape;
  }

  /**
   * Copies {@code values} into a tensor.
   *
   * @param values in row-major order
   * @param shape one positive length an axis, at least one axis
   * @throws IllegalArgumentException if a length is not positive, their product is not the number
   *     of values, or a value is NaN or infinite
   */
  public static Tensor of(float[] values, int... shape) {
    if (shape.length == 0) {
      throw new IllegalArgumentException("shape is [], it must have at least one axis");
    }
    long size = 1;
    for (int length : shape) {
      if (length <= 0) {
        throw new IllegalArgumentException(
            "shape is " + Arrays.toString(shape) + ", every length must be positive");
      }
      // Beyond any array already, and capped so that the product cannot overflow.
      size = Math.min(size * length, Integer.MAX_VALUE + 1L);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          values.length + " values cannot have the shape " + Arrays.toString(shape));
    }
    float[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      if (!Float.isFinite(copy[i])) {
        throw new IllegalArgumentException(
            "value " + i + " is " + copy[i] + ", every value must be finite");
      }
    }
    return new Tensor(copy, shape.clone());
  }

  /** A copy of the lengths of the axes. */
  public int[] shape() {
    return shape.clone();
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  /** A copy of all values in row-major order. */
  public float[] toArray() {
    return values.clone();
  }

  /** Length of one axis. */
  int length(int axis) {
    return shape[axis];
  }

  /** A matrix as one array a row; every axis but the last counts as rows. */
  float[][] rows() {
    int columns = shape[shape.length - 1];
    float[][] rows = new float[values.length / columns][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
    }
    return rows;
  }

  /** The transpose of {@link #rows()}. */
  float[][] columns() {
    int columns = shape[shape.length - 1];
    int rows = values.length / columns;
    float[][] transposed = new float[columns][rows];
    for (int i = 0; i < values.length; i++) {
      transposed[i % columns][i / columns] = values[i];
    }
    return transposed;
  }

  void requireAxes(String name, int axes) {
    if (shape.length != axes) {
      throw new IllegalArgumentException(
          name + " has the shape " + describe(shape) + ", it must have " + axes + " axes");
    }
  }

  void requireShape(String name, int... expected) {
    if (!Arrays.equals(shape, expected)) {
      throw new IllegalArgumentException(
          name + " has the shape " + describe(shape) + ", it must be " + describe(expected));
    }
  }

  private static String describe(int[] shape) {
    return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining("×"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(shape);
  }

  /** For example {@code Tensor[5×5×1×8]}. */
  @Override
  public String toString() {
    return "Tensor[" + describe(shape) + "]";
  }
}
