package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.util.List;

/**
 * A numbered collection of takes of known pattern.
 *
 * <p>Implementations are safe for use by any number of threads, and give the same take for the same
 * numbers however often and in whatever order they are asked.
 */
public interface TakeSource {

  /** Number of takes. */
  int size();

  /**
   * What take {@code index} is.
   *
   * @param index from 0 to {@link #size()} − 1
   */
  VocalPattern pattern(int index);

  /** What reports call take {@code index}; a file's path, for example. */
  String name(int index);

  /** Who sings take {@code index}; empty if that is not known. */
  default String singer(int index) {
    return "";
  }

  /** How take {@code index} is sung, {@code belt} for example; empty if that is not known. */
  default String technique(int index) {
    return "";
  }

  /**
   * What distinguishes take {@code index} from any other in the provenance of a model: its name,
   * and the hash of its file if it has one.
   *
   * @throws IOException if it cannot be read
   */
  default String identity(int index) throws IOException {
    return name(index);
  }

  /**
   * The sound of take {@code index}.
   *
   * @param epoch from 0; a source may give another variant of the take, or another take of the same
   *     pattern, in every epoch
   * @throws IOException if it cannot be read
   */
  Waveform waveform(int index, int epoch) throws IOException;

  /**
   * Which sound of take {@code index} an epoch hears: where the number is the same, {@link
   * #waveform} gives the same, and need not be asked again. Every epoch has its own unless a source
   * says otherwise.
   */
  default int edition(int index, int epoch) {
    return epoch;
  }

  /** The takes of several sources, one source after the other. */
  static TakeSource joined(TakeSource... sources) {
    return new JoinedTakes(List.of(sources));
  }

  /**
   * Some of these takes.
   *
   * @param indices their numbers here, in their new order
   * @throws IndexOutOfBoundsException if there is no take of a number
   */
  default TakeSource select(int... indices) {
    return new SelectedTakes(this, indices);
  }
}
