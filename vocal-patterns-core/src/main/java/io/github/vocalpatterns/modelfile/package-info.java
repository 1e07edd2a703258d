/**
 * Trained models as files: {@link io.github.vocalpatterns.modelfile.ModelFile} reads and writes
 * {@code .vpm}.
 *
 * <p>A {@code .vpm} is a zip of two stored entries, {@code model.json} (format version, labels,
 * feature specification, layers, provenance, metrics, and an index of the tensors with shapes and
 * SHA-256) and {@code weights.bin} (the tensors, little-endian, end to end in the order of the
 * index). In format version 1 all are float32; in version 2 the index says of each whether it is
 * float32 or float16, which kernels are and what has one axis is not. Nothing in it varies with
 * time or machine, so equal models are equal bytes. Entries are not compressed: weights hardly
 * shrink, and compressors differ.
 *
 * <p>Reading trusts nothing. Sizes are checked before memory is taken, and what the format does not
 * have is refused rather than skipped. A file holds numbers only, no code.
 */
@NullMarked
package io.github.vocalpatterns.modelfile;

import org.jspecify.annotations.NullMarked;
