package io.github.vocalpatterns.model.layers;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/**
 * Values between ND4J's memory and Java arrays. The layers of this package keep their activations
 * with the channels last, or with the steps first, and hand them to Deeplearning4j under the shapes
 * that it expects by permuting axes, which copies nothing.
 */
public final class Floats {

  private Floats() {}

  /** All values with the axes in another order. */
  public static float[] read(INDArray array, int... axes) {
    return read(array.permute(axes));
  }

  /** All values in row-major order. */
  public static float[] read(INDArray array) {
    boolean plain =
        array.ordering() == 'c'
            && Shape.hasDefaultStridesForShape(array)
            && array.offset() == 0
            && array.dataType() == DataType.FLOAT;
    INDArray source = plain ? array : array.castTo(DataType.FLOAT).dup('c');
    float[] values = new float[Math.toIntExact(array.length())];
    source.data().asNioFloat().get(0, values, 0, values.length);
    return values;
  }

  /** A new array of the workspace with these values in row-major order. */
  static INDArray write(float[] values, ArrayType type, LayerWorkspaceMgr manager, long... shape) {
    INDArray array = manager.createUninitialized(type, DataType.FLOAT, shape, 'c');
    array.data().asNioFloat().put(0, values, 0, values.length);
    return array;
  }
}
