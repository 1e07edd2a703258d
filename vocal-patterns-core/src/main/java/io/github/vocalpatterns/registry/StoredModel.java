package io.github.vocalpatterns.registry;

import io.github.vocalpatterns.modelfile.ModelFile;

/**
 * A model out of a registry.
 *
 * @param version which one it is
 * @param file the model, checked as {@link ModelFile#read} does and against its SHA-256
 */
public record StoredModel(ModelVersion version, ModelFile file) {}
