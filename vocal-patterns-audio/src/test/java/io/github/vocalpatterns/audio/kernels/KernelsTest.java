package io.github.vocalpatterns.audio.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KernelsTest {

  private static final String HOTSPOT = "mixed mode, sharing";

  @Test
  void withoutTheModuleTheKernelsArePlain() {
    assertEquals(Kernels.PLAIN, Kernels.of("auto", false, HOTSPOT));
  }

  @Test
  void withTheModuleTheyBeginPlain() {
    assertEquals(Kernels.WARMING, Kernels.of("auto", true, HOTSPOT));
  }

  @Test
  void thePropertyForcesAndForbids() {
    assertEquals(Kernels.VECTOR, Kernels.of("vector", true, HOTSPOT));
    assertEquals(Kernels.PLAIN, Kernels.of("Plain", true, HOTSPOT));
  }

  /** Each vector would be an object there, a hundred times slower than plain code. */
  @Test
  void withoutTheOptimisingCompilerTheyStayPlain() {
    assertEquals(Kernels.PLAIN, Kernels.of("auto", true, "interpreted mode, sharing"));
    assertEquals(Kernels.PLAIN, Kernels.of("auto", true, "mixed mode, emulated-client, sharing"));
  }

  @Test
  void askingForWhatIsNotThereIsAnError() {
    String message =
        assertThrows(IllegalStateException.class, () -> Kernels.of("vector", false, HOTSPOT))
            .getMessage();
    assertTrue(message.contains("--add-modules jdk.incubator.vector"), message);
    assertThrows(IllegalStateException.class, () -> Kernels.of("fast", true, HOTSPOT));
  }
}
