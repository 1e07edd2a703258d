package io.github.vocalpatterns.registry;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.modelfile.ModelFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models that a server once gave out, on this machine's disk: {@code models/SHA-256.vpm}, and for
 * each server what its versions and aliases were. Every file is whole or not there, and a model is
 * checked against its SHA-256 each time. What cannot be read counts as absent, what cannot be
 * written is not kept: a cache is no reason to fail.
 */
final class ModelCache {

  private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);

  private final Path models;
  private final Path server;

  ModelCache(Path folder, URI trackingUri) {
    models = folder.resolve("models");
    String key = Sha256.of(trackingUri.toString().getBytes(StandardCharsets.UTF_8));
    server = folder.resolve("servers").resolve(key.substring(0, 16));
  }

  private Path model(String sha256) {
    return models.resolve(sha256 + ".vpm");
  }

  private Path version(String name, int version) {
    return server.resolve(name).resolve("versions").resolve(version + ".json");
  }

  private Path alias(String name, String alias) {
    return server.resolve(name).resolve("aliases").resolve(alias + ".json");
  }

  /** Keeps a model that came from the server; {@code version} tells its SHA-256. */
  void keep(ModelReference reference, ModelVersion version, byte[] content) {
    try {
      String sha256 = version.sha256().orElseThrow();
      Disk.replace(model(sha256), content);
      Disk.replace(version(version.name(), version.version()), VersionJson.write(version));
    } catch (IOException e) {
      LOG.warn(
          "The model {} could not be kept for when the server is away: {}",
          reference,
          e.toString());
      return;
    }
    keepAlias(reference, version);
  }

  /** Notes where an alias points; the version it points at is kept already. */
  void keepAlias(ModelReference reference, ModelVersion version) {
    String alias = reference.alias().orElse("");
    if (alias.isEmpty() || numberOf(version.name(), alias) == version.version()) {
      return;
    }
    JsonObject json = new JsonObject();
    json.addProperty("version", version.version());
    try {
      Disk.replace(alias(version.name(), alias), Json.bytes(json));
    } catch (IOException e) {
      LOG.warn(
          "Where {} points could not be kept for when the server is away: {}",
          reference,
          e.toString());
    }
  }

  /** The version that an alias was last seen at; 0 if it never was. */
  private int numberOf(String name, String alias) {
    Path file = alias(name, alias);
    try {
      return Json.version(Json.parse(Disk.readJson(file)), "version");
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} in the cache is broken: {}", file, e.getMessage());
      return 0;
    }
  }

  /** What is known of a version that was loaded before. */
  Optional<ModelVersion> find(String name, int number) {
    Path file = version(name, number);
    try {
      return Optional.of(VersionJson.read(name, number, Disk.readJson(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} in the cache is broken: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /** A model by its SHA-256. */
  Optional<ModelFile> find(String sha256) {
    Path file = model(sha256);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Disk.readModel(file, sha256));
    } catch (IOException e) {
      LOG.warn("{} in the cache is broken: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /** The model as the server last gave it out. */
  Optional<StoredModel> find(ModelReference reference) {
    int number =
        reference
            .version()
            .orElseGet(() -> numberOf(reference.name(), reference.alias().orElseThrow()));
    return find(reference.name(), number)
        .flatMap(
            version ->
                version.sha256().flatMap(this::find).map(model -> new StoredModel(version, model)));
  }
}
