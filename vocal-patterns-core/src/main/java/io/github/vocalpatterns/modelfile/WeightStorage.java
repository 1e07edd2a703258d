package io.github.vocalpatterns.modelfile;

/** How a model file keeps the kernels of its layers; biases and statistics are always float32. */
public enum WeightStorage {
  /** As they are, four bytes a weight. */
  FLOAT32,
  /**
   * Rounded to IEEE 754 binary16, two bytes a weight: eleven significant bits, which a network of
   * this kind does not miss.
   */
  FLOAT16
}
