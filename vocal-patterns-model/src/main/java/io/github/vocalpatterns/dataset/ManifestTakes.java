package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;

/** The recordings of a manifest, read when they are asked for. */
record ManifestTakes(Manifest manifest) implements TakeSource {

  @Override
  public int size() {
    return manifest.entries().size();
  }

  @Override
  public VocalPattern pattern(int index) {
    return manifest.entries().get(index).exercise();
  }

  @Override
  public String name(int index) {
    return manifest.entries().get(index).path();
  }

  @Override
  public String singer(int index) {
    return manifest.entries().get(index).singer();
  }

  @Override
  public String technique(int index) {
    return manifest.entries().get(index).technique();
  }

  @Override
  public String identity(int index) throws IOException {
    byte[] bytes = Files.readAllBytes(manifest.file(manifest.entries().get(index)));
    return name(index) + " " + Sha256.of(bytes);
  }

  @Override
  public boolean varies(int index) {
    return false;
  }

  @Override
  public Waveform waveform(int index, int epoch) throws IOException {
    return AudioFiles.read(manifest.file(manifest.entries().get(index)));
  }
}
