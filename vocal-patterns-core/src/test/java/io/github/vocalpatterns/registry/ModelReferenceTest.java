package io.github.vocalpatterns.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReferenceTest {

  @ParameterizedTest
  @CsvSource({
    "models:/voice@champion, voice@champion",
    "voice@champion, voice@champion",
    "models:/my.voice_2/17, my.voice_2/17",
    "voice/1, voice/1"
  })
  void mlflowsOwnFormIsUnderstood(String text, String canonical) {
    ModelReference reference = ModelReference.parse(text);
    assertEquals(canonical, reference.toString());
    assertEquals(reference, ModelReference.parse(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "voice",
        "voice/0",
        "voice/latest",
        "voice/Production",
        "voice@latest",
        "voice@v3",
        "voice@",
        "@champion",
        "../voice/1",
        "..@champion",
        ".voice@champion",
        "voice@../../x",
        "voice/1/2",
        "voice@a@b",
        "voice/99999999999",
        "runs:/abc/model",
        "models:/voice%2f..@champion",
        "a\\b@champion",
        "voi\nce@champion"
      })
  void anythingElseIsRefusedInOneSentence(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ModelReference.parse(text));
    assertTrue(e.getMessage().contains("must be"), e.getMessage());
  }

  @Test
  void aReferenceIsEitherByAliasOrByVersion() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ModelReference("voice", Optional.empty(), OptionalInt.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ModelReference("voice", Optional.of("champion"), OptionalInt.of(1)));
  }
}
