package io.github.vocalpatterns.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowSettingsTest {

  @Test
  void theEnvironmentIsReadAsMlflowsClientsDo() {
    assertEquals(Optional.empty(), MlflowSettings.from(Map.of()));
    MlflowSettings plain =
        MlflowSettings.from(Map.of("MLFLOW_TRACKING_URI", "http://localhost:5000/")).orElseThrow();
    assertEquals("http://localhost:5000", plain.trackingUri().toString());
    assertEquals(Optional.empty(), plain.authorization());
    assertEquals("vocal-patterns", plain.experiment());

    MlflowSettings full =
        MlflowSettings.from(
                Map.of(
                    "MLFLOW_TRACKING_URI", "https://host/mlflow",
                    "MLFLOW_TRACKING_USERNAME", "me",
                    "MLFLOW_TRACKING_PASSWORD", "s3cret",
                    "MLFLOW_TRACKING_TOKEN", "unused",
                    "MLFLOW_EXPERIMENT_NAME", "voices"))
            .orElseThrow();
    // base64 of me:s3cret, RFC 7617.
    assertEquals(Optional.of("Basic bWU6czNjcmV0"), full.authorization());
    assertEquals("voices", full.experiment());
    assertFalse(full.toString().contains("s3cret") || full.toString().contains("bWU6"));
  }

  @Test
  void aTokenIsSentAsItIs() {
    assertEquals(
        Optional.of("Bearer abc.def~"),
        MlflowSettings.of("http://h").withToken("abc.def~").authorization());
    assertThrows(
        IllegalArgumentException.class,
        () -> MlflowSettings.of("http://h").withToken("abc\r\nX-Evil: 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:5000",
        "ftp://host",
        "file:///tmp/mlruns",
        "databricks",
        "http://",
        "http://host/?a=b",
        "http://host/#a",
        "http://ho st"
      })
  void anAddressThatIsNoneIsRefused(String uri) {
    assertThrows(IllegalArgumentException.class, () -> MlflowSettings.of(uri));
  }

  @Test
  void credentialsInAnAddressAreRefusedAndNotRepeated() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> MlflowSettings.of("http://me:s3cret@host"));
    assertFalse(e.getMessage().contains("s3cret"), e.getMessage());
    assertTrue(e.getMessage().contains("MLFLOW_TRACKING_PASSWORD"), e.getMessage());
  }

  @Test
  void aTimeoutIsPositiveAndAtMostAnHour() {
    MlflowSettings settings = MlflowSettings.of("http://h");
    assertThrows(IllegalArgumentException.class, () -> settings.withRequestTimeout(Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class, () -> settings.withConnectTimeout(Duration.ofHours(2)));
    assertThrows(
        IllegalArgumentException.class, () -> settings.withTransferTimeout(Duration.ofMillis(-1)));
  }
}
