package io.github.vocalpatterns.model.layers;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * C = A · B by ND4J's BLAS for matrices that live in Java arrays, row by row. The native operands
 * are kept, so that one of them may stay while the others change.
 *
 * <p>BLAS counts by columns, and ND4J copies results that are not laid out so. A row-major matrix
 * is its own transpose in column-major order, hence Cᵀ = Bᵀ · Aᵀ is what is computed.
 */
final class MatrixProduct {

  private final INDArray left;
  private final INDArray right;
  private final INDArray result;
  private final boolean leftTransposed;
  private final boolean rightTransposed;
  private final FloatBuffer leftBuffer;
  private final FloatBuffer rightBuffer;
  private final FloatBuffer resultBuffer;

  /**
   * For A of m × k and B of k × n.
   *
   * @param leftTransposed A is given as its transpose, k × m
   * @param rightTransposed B is given as its transpose, n × k
   */
  MatrixProduct(int m, int k, int n, boolean leftTransposed, boolean rightTransposed) {
    this.leftTransposed = leftTransposed;
    this.rightTransposed = rightTransposed;
    // What a workspace lends out is taken back after a batch.
    MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
    left = columnMajor(leftTransposed ? m : k, leftTransposed ? k : m);
    right = columnMajor(rightTransposed ? k : n, rightTransposed ? n : k);
    result = columnMajor(n, m);
    outside.close();
    leftBuffer = left.data().asNioFloat();
    rightBuffer = right.data().asNioFloat();
    resultBuffer = result.data().asNioFloat();
  }

  private static INDArray columnMajor(int rows, int columns) {
    return Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
  }

  /** Sets A to the values from {@code offset} on. */
  MatrixProduct left(float[] values, int offset) {
    leftBuffer.put(0, values, offset, leftBuffer.capacity());
    return this;
  }

  /** Sets B to the values from {@code offset} on. */
  MatrixProduct right(float[] values, int offset) {
    rightBuffer.put(0, values, offset, rightBuffer.capacity());
    return this;
  }

  /** Computes C. */
  MatrixProduct multiply() {
    Nd4j.gemm(right, left, result, rightTransposed, leftTransposed, 1, 0);
    return this;
  }

  /** Adds A · B to the C of before. */
  MatrixProduct multiplyAndAdd() {
    Nd4j.gemm(right, left, result, rightTransposed, leftTransposed, 1, 1);
    return this;
  }

  /** Copies C to {@code values} from {@code offset} on. */
  void result(float[] values, int offset) {
    resultBuffer.get(0, values, offset, resultBuffer.capacity());
  }
}
