package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.processes.Children;
import java.nio.file.Path;

/** A program that reads a recording, for a heap of known size. */
final class DecodeInSmallHeap {

  private DecodeInSmallHeap() {}

  public static void main(String[] args) throws Exception {
    Children.out().println(AudioFiles.read(Path.of(args[0])).length());
  }
}
