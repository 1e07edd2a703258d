package io.github.vocalpatterns.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an MLflow tracking server is and how to talk to it. Immutable; its text never shows the
 * credentials.
 *
 * <pre>{@code
 * MlflowSettings settings =
 *     MlflowSettings.of("https://mlflow.example.org")
 *         .withToken(System.getenv("MLFLOW_TRACKING_TOKEN"))
 *         .withRequestTimeout(Duration.ofSeconds(5));
 * }</pre>
 */
public final class MlflowSettings {

  private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

  private final URI trackingUri;
  private final @Nullable String authorization;
  private final String experiment;
  private final Duration connectTimeout;
  private final Duration requestTimeout;
  private final Duration transferTimeout;
  private final Path cacheFolder;

  private MlflowSettings(
      URI trackingUri,
      @Nullable String authorization,
      String experiment,
      Duration connectTimeout,
      Duration requestTimeout,
      Duration transferTimeout,
      Path cacheFolder) {
    this.trackingUri = trackingUri;
    this.authorization = authorization;
    this.experiment = experiment;
    this.connectTimeout = connectTimeout;
    this.requestTimeout = requestTimeout;
    this.transferTimeout = transferTimeout;
    this.cacheFolder = cacheFolder;
  }

  /**
   * A server without credentials: runs go to the experiment {@code vocal-patterns}, connecting may
   * take 5 s, a call 30 s, moving a model 5 minutes; models are cached in {@code
   * .cache/vocal-patterns/mlflow} in the home folder.
   *
   * @param trackingUri {@code http} or {@code https}, with a path if the server has a prefix
   * @throws IllegalArgumentException if it is no such address, or holds credentials
   */
  public static MlflowSettings of(String trackingUri) {
    return new MlflowSettings(
        address(trackingUri),
        null,
        "vocal-patterns",
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Path.of(System.getProperty("user.home"), ".cache", "vocal-patterns", "mlflow"));
  }

  private static URI address(String text) {
    URI uri;
    try {
      uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the MLflow address is no URI: " + e.getReason(), e);
    }
    if (uri.getRawUserInfo() != null || text.contains("@")) {
      // Not repeated: the message may be logged.
      throw new IllegalArgumentException(
          "the MLflow address holds credentials, they belong into MLFLOW_TRACKING_USERNAME and"
              + " MLFLOW_TRACKING_PASSWORD");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "the MLflow address is \"" + text + "\", it must be http://HOST or https://HOST");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the MLflow address is \"" + text + "\", it must have no ? and no #");
    }
    return uri;
  }

  /**
   * What MLflow's own clients read: {@code MLFLOW_TRACKING_URI}, {@code MLFLOW_TRACKING_USERNAME}
   * with {@code MLFLOW_TRACKING_PASSWORD}, or else {@code MLFLOW_TRACKING_TOKEN}, and {@code
   * MLFLOW_EXPERIMENT_NAME}.
   *
   * @return empty if {@code MLFLOW_TRACKING_URI} is not set
   * @throws IllegalArgumentException if a variable holds something wrong
   */
  public static Optional<MlflowSettings> fromEnvironment() {
    return from(System.getenv());
  }

  static Optional<MlflowSettings> from(Map<String, String> environment) {
    String uri = environment.getOrDefault("MLFLOW_TRACKING_URI", "");
    return uri.isBlank() ? Optional.empty() : Optional.of(of(uri).withCredentials(environment));
  }

  /**
   * These settings with the credentials and the experiment of the environment, as {@link
   * #fromEnvironment} reads them.
   */
  public MlflowSettings withEnvironment() {
    return withCredentials(System.getenv());
  }

  private MlflowSettings withCredentials(Map<String, String> environment) {
    MlflowSettings settings = this;
    String token = environment.getOrDefault("MLFLOW_TRACKING_TOKEN", "");
    if (!token.isEmpty()) {
      settings = settings.withToken(token);
    }
    String username = environment.getOrDefault("MLFLOW_TRACKING_USERNAME", "");
    String password = environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
    if (!username.isEmpty() && !password.isEmpty()) {
      settings = settings.withBasicCredentials(username, password);
    }
    String name = environment.getOrDefault("MLFLOW_EXPERIMENT_NAME", "");
    return name.isBlank() ? settings : settings.withExperiment(name);
  }

  /**
   * With a user's name and password.
   *
   * @throws IllegalArgumentException if the name holds a colon
   */
  public MlflowSettings withBasicCredentials(String username, String password) {
    if (username.indexOf(':') >= 0) {
      throw new IllegalArgumentException("the user name holds a colon, which HTTP does not allow");
    }
    byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return withAuthorization("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /**
   * With a bearer token.
   *
   * @throws IllegalArgumentException if it holds anything but visible ASCII
   */
  public MlflowSettings withToken(String token) {
    if (!token.matches("[!-~]+")) {
      throw new IllegalArgumentException("the token must be one or more visible ASCII characters");
    }
    return withAuthorization("Bearer " + token);
  }

  private MlflowSettings withAuthorization(String header) {
    return new MlflowSettings(
        trackingUri,
        header,
        experiment,
        connectTimeout,
        requestTimeout,
        transferTimeout,
        cacheFolder);
  }

  /**
   * With the experiment that runs belong to; the first run makes it.
   *
   * @throws IllegalArgumentException if it is blank or longer than 250 characters
   */
  public MlflowSettings withExperiment(String name) {
    if (name.isBlank() || name.length() > 250) {
      throw new IllegalArgumentException(
          "the experiment is \"" + name + "\", it must be 1 to 250 characters");
    }
    return new MlflowSettings(
        trackingUri,
        authorization,
        name,
        connectTimeout,
        requestTimeout,
        transferTimeout,
        cacheFolder);
  }

  /** With the longest time to connect; more than 0, at most an hour. */
  public MlflowSettings withConnectTimeout(Duration timeout) {
    return new MlflowSettings(
        trackingUri,
        authorization,
        experiment,
        requireTimeout(timeout),
        requestTimeout,
        transferTimeout,
        cacheFolder);
  }

  /** With the longest time of one call, repeats included; more than 0, at most an hour. */
  public MlflowSettings withRequestTimeout(Duration timeout) {
    return new MlflowSettings(
        trackingUri,
        authorization,
        experiment,
        connectTimeout,
        requireTimeout(timeout),
        transferTimeout,
        cacheFolder);
  }

  /** With the longest time to send or receive one file; more than 0, at most an hour. */
  public MlflowSettings withTransferTimeout(Duration timeout) {
    return new MlflowSettings(
        trackingUri,
        authorization,
        experiment,
        connectTimeout,
        requestTimeout,
        requireTimeout(timeout),
        cacheFolder);
  }

  /** With the folder that keeps models for when the server is away; it may be shared. */
  public MlflowSettings withCacheFolder(Path folder) {
    return new MlflowSettings(
        trackingUri,
        authorization,
        experiment,
        connectTimeout,
        requestTimeout,
        transferTimeout,
        folder);
  }

  private static Duration requireTimeout(Duration timeout) {
    if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "the timeout is " + timeout + ", it must be more than 0 and at most an hour");
    }
    return timeout;
  }

  /** The server's address. */
  public URI trackingUri() {
    return trackingUri;
  }

  /** The experiment that runs belong to. */
  public String experiment() {
    return experiment;
  }

  Optional<String> authorization() {
    return Optional.ofNullable(authorization);
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Duration requestTimeout() {
    return requestTimeout;
  }

  Duration transferTimeout() {
    return transferTimeout;
  }

  Path cacheFolder() {
    return cacheFolder;
  }

  /** For example {@code MlflowSettings[http://127.0.0.1:5000, with credentials]}. */
  @Override
  public String toString() {
    return "MlflowSettings[" + trackingUri + (authorization == null ? "]" : ", with credentials]");
  }
}
