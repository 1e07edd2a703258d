/**
 * Networks from and for other programs: {@link io.github.vocalpatterns.interchange.KerasImport}
 * reads what Keras saved, {@link io.github.vocalpatterns.interchange.OnnxExport} writes what ONNX
 * Runtime and others run.
 *
 * <p>Keras' files are read by a small reader of the part of HDF5 that Keras uses. It trusts
 * nothing: sizes are checked before memory is taken, the number of structures visited is bounded,
 * and nothing in a file is ever executed. So neither direction needs a dependency.
 */
@NullMarked
package io.github.vocalpatterns.interchange;

import org.jspecify.annotations.NullMarked;
