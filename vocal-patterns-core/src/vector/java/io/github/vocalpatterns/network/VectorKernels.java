package io.github.vocalpatterns.network;

import jdk.incubator.vector.FloatVector;

/**
 * Kernels of the Vector API. Not for applications: {@link Network} takes them by itself. Public
 * because they are loaded by name, where the module {@code jdk.incubator.vector} is present.
 */
public final class VectorKernels implements NetworkKernels {

  /**
   * Checks that the processor has what makes vectors worth their while.
   *
   * @throws UnsupportedOperationException if it cannot multiply and add in one instruction
   */
  public VectorKernels() {
    if (!Arithmetic.FUSED) {
      throw new UnsupportedOperationException("the processor has no fused multiply-add");
    }
  }

  @Override
  public String name() {
    return "Vector API, " + FloatVector.SPECIES_PREFERRED.vectorBitSize() + " bits";
  }

  @Override
  public Product product(float[][] weights) {
    return new VectorProduct(weights);
  }

  @Override
  public Convolution convolution(float[][] weights, int[] shifts, int columns) {
    return new VectorConvolution(weights, shifts, columns);
  }
}
