package io.github.vocalpatterns.registry;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.registry.MlflowAnswers.Page;
import io.github.vocalpatterns.registry.MlflowAnswers.Registered;
import io.github.vocalpatterns.registry.MlflowHttp.Repeat;
import io.github.vocalpatterns.registry.RegistryException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry on an MLflow tracking server, over its REST API 2.0; written against MLflow 3.17.
 *
 * <pre>{@code
 * MlflowRegistry mlflow = MlflowRegistry.of(MlflowSettings.of("http://127.0.0.1:5000"));
 * ModelVersion added = mlflow.add("voice", ModelFile.read(Path.of("mine.vpm")));
 * mlflow.setAlias("voice", "champion", added.version());
 * Classifier champion = Classifier.of(mlflow.load("models:/voice@champion").file());
 * }</pre>
 *
 * <p>A version is a registered model version whose source is the folder {@code model} of a run's
 * artifacts, with {@code model.vpm} and {@code MLmodel} in it, so MLflow's pages and its Python
 * client see run, signature, version and alias. The server must hand out artifacts itself ({@code
 * --serve-artifacts}, its default).
 *
 * <p>{@link #load} keeps what it loads in a folder on this machine and serves it from there if the
 * server gives no usable answer. Every other method needs the server. Any method may take the
 * timeouts of {@link MlflowSettings} for each call that it makes, at most nine of them, or one for
 * each page of a list.
 *
 * <p>MLflow does not remember where an alias pointed. {@link #setAlias} notes it in a tag of the
 * model for {@link #rollback}; two processes that move one alias at the same moment may lose a
 * note, never a version.
 */
public final class MlflowRegistry implements ModelRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(MlflowRegistry.class);

  private static final String PAGE_SIZE = "200";
  private static final int MOST_PAGES = 500;

  private final MlflowSettings settings;
  private final MlflowHttp http;
  private final MlflowAliases aliases;
  private final ModelCache cache;

  private MlflowRegistry(MlflowSettings settings) {
    this.settings = settings;
    this.http = new MlflowHttp(settings);
    this.aliases = new MlflowAliases(http);
    this.cache = new ModelCache(settings.cacheFolder(), settings.trackingUri());
  }

  /** The registry of a server; nothing is sent yet. */
  public static MlflowRegistry of(MlflowSettings settings) {
    return new MlflowRegistry(settings);
  }

  private static JsonObject body(String key, String value) {
    JsonObject body = new JsonObject();
    body.addProperty(key, value);
    return body;
  }

  /**
   * Starts a run in the experiment of the settings, which is made if there is none.
   *
   * @param name what MLflow's pages call the run
   */
  public MlflowRun startRun(String name) throws IOException {
    JsonObject body = body("experiment_id", experimentId());
    body.addProperty("run_name", name);
    body.addProperty("start_time", System.currentTimeMillis());
    MlflowAnswers.Run run = http.post("runs/create", body, Repeat.NO, MlflowAnswers.Run::read);
    try {
      return new MlflowRun(
          this, http, run.id(), ArtifactPath.of(run.artifactUri(), settings.trackingUri()));
    } catch (IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private RegistryException unusable(IllegalArgumentException e) {
    return new RegistryException(
        Reason.REFUSED,
        "the server " + settings.trackingUri() + " is of no use: " + e.getMessage());
  }

  private String experimentId() throws IOException {
    Map<String, String> query = Map.of("experiment_name", settings.experiment());
    String find = "experiments/get-by-name";
    return findOrCreate(
        () -> http.get(find, query, MlflowAnswers::foundExperiment),
        () ->
            http.post(
                "experiments/create",
                body("name", settings.experiment()),
                Repeat.NO,
                MlflowAnswers::createdExperiment));
  }

  void ensureModel(String name) throws IOException {
    findOrCreate(
        () -> registered(name),
        () ->
            http.post("registered-models/create", body("name", name), Repeat.NO, Registered::read));
  }

  private interface Call<T> {
    T run() throws IOException;
  }

  private static <T> T findOrCreate(Call<T> find, Call<T> create) throws IOException {
    try {
      return find.run();
    } catch (RegistryException missing) {
      if (missing.reason() != Reason.NOT_FOUND) {
        throw missing;
      }
    }
    try {
      return create.run();
    } catch (RegistryException refused) {
      if (refused.reason() != Reason.REFUSED) {
        throw refused;
      }
      try {
        return find.run(); // Somebody else was faster.
      } catch (RegistryException still) {
        refused.addSuppressed(still);
        throw refused;
      }
    }
  }

  @Override
  public ModelVersion add(
      String name, ModelFile model, Map<String, Double> metrics, Map<String, String> tags)
      throws IOException {
    Rules.requireName(name);
    Rules.requireMetrics(metrics);
    Rules.requireTags(tags);
    MlflowRun run = startRun(name);
    try {
      run.params(asParams(model.card().provenance()));
      run.metrics(0, metrics);
      ModelVersion version = run.add(name, model, metrics, tags);
      run.finish();
      return version;
    } catch (RegistryException e) {
      if (e.reason() != Reason.UNAVAILABLE) {
        failQuietly(run, e);
      }
      throw e;
    }
  }

  private static void failQuietly(MlflowRun run, IOException why) {
    try {
      run.fail();
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /** A card's keys are free; MLflow's are not, and the card itself goes along unchanged. */
  private static Map<String, String> asParams(Map<String, String> provenance) {
    Map<String, String> params = new LinkedHashMap<>();
    provenance.forEach(
        (key, value) -> {
          String clean = key.replaceAll("[^A-Za-z0-9_-]+", ".").replaceAll("^\\.|\\.$", "");
          if (!clean.isEmpty()) {
            params.putIfAbsent(clean.substring(0, Math.min(clean.length(), 250)), value);
          }
        });
    return params;
  }

  @Override
  public List<String> names() throws IOException {
    return pages("registered-models/search", Map.of(), MlflowAnswers::names).stream()
        .sorted()
        .toList();
  }

  private <T> List<T> pages(
      String call, Map<String, String> query, Function<JsonObject, Page<T>> reader)
      throws IOException {
    List<T> all = new ArrayList<>();
    Map<String, String> next = new HashMap<>(query);
    next.put("max_results", PAGE_SIZE);
    for (int i = 0; i < MOST_PAGES; i++) {
      Page<T> page = http.get(call, next, reader);
      all.addAll(page.items());
      if (page.nextToken().isEmpty()) {
        return all;
      }
      next.put("page_token", page.nextToken().get());
    }
    throw new RegistryException(
        Reason.UNAVAILABLE,
        "the server " + settings.trackingUri() + " lists more than " + MOST_PAGES + " pages");
  }

  @Override
  public List<ModelVersion> list(String name) throws IOException {
    Registered registered = registered(name);
    // The name holds no quote: see Rules.
    Map<String, String> query = Map.of("filter", "name='" + name + "'");
    return pages("model-versions/search", query, answer -> MlflowAnswers.versions(answer, name))
        .stream()
        .map(version -> version.withAliases(registered.aliasesOf(version.version())))
        .sorted(Comparator.comparingInt(ModelVersion::version))
        .toList();
  }

  private Registered registered(String name) throws IOException {
    return http.get(
        "registered-models/get", Map.of("name", Rules.requireName(name)), Registered::read);
  }

  @Override
  public ModelVersion get(ModelReference reference) throws IOException {
    String name = reference.name();
    Registered registered = registered(name);
    int number =
        reference.version().isPresent()
            ? reference.version().getAsInt()
            : pointedAt(registered, name, reference.alias().orElseThrow());
    return version(name, number).withAliases(registered.aliasesOf(number));
  }

  private int pointedAt(Registered registered, String name, String alias) throws IOException {
    Integer number = registered.aliases().get(alias);
    if (number == null || number < 1) {
      throw new RegistryException(
          Reason.NOT_FOUND,
          "there is no %s@%s on the server %s".formatted(name, alias, settings.trackingUri()));
    }
    return number;
  }

  private ModelVersion version(String name, int number) throws IOException {
    return http.get(
        "model-versions/get", query(name, number), answer -> MlflowAnswers.version(answer, name));
  }

  private static Map<String, String> query(String name, int number) {
    return Map.of("name", name, "version", Integer.toString(number));
  }

  /**
   * {@inheritDoc}
   *
   * <p>If the server gives no usable answer, the model is what this reference was when it was last
   * loaded on this machine; a warning is logged.
   */
  @Override
  public StoredModel load(ModelReference reference) throws IOException {
    try {
      return fresh(reference);
    } catch (RegistryException e) {
      if (e.reason() != Reason.UNAVAILABLE) {
        throw e;
      }
      StoredModel kept = cache.find(reference).orElseThrow(() -> e);
      LOG.warn("{}; {} is served from the cache", e.getMessage(), kept.version().reference());
      return kept;
    }
  }

  private StoredModel fresh(ModelReference reference) throws IOException {
    ModelVersion version = withHash(get(reference));
    Optional<ModelFile> kept = version.sha256().flatMap(cache::find);
    if (kept.isPresent() && cache.find(version.name(), version.version()).isPresent()) {
      cache.keepAlias(reference, version);
      return new StoredModel(version, kept.get());
    }
    byte[] content = download(version);
    String source = version.reference() + " from " + settings.trackingUri();
    ModelFile file =
        version.sha256().isPresent()
            ? Disk.model(content, version.sha256().get(), source)
            : Disk.model(content, source);
    cache.keep(reference, withHash(version, Sha256.of(content)), content);
    return new StoredModel(version, file);
  }

  /** A version that something else registered has the SHA-256 it had when it was loaded first. */
  private ModelVersion withHash(ModelVersion version) {
    if (version.sha256().isPresent()) {
      return version;
    }
    return cache
        .find(version.name(), version.version())
        .filter(kept -> kept.createdAt().equals(version.createdAt()))
        .flatMap(ModelVersion::sha256)
        .map(sha256 -> withHash(version, sha256))
        .orElse(version);
  }

  private static ModelVersion withHash(ModelVersion version, String sha256) {
    return new ModelVersion(
        version.name(),
        version.version(),
        version.createdAt(),
        Optional.of(sha256),
        version.metrics(),
        version.tags(),
        version.aliases());
  }

  private byte[] download(ModelVersion version) throws IOException {
    String uri =
        http.get(
            "model-versions/get-download-uri",
            query(version.name(), version.version()),
            MlflowAnswers::downloadUri);
    ArtifactPath folder;
    try {
      folder = ArtifactPath.of(uri, settings.trackingUri());
    } catch (IllegalArgumentException e) {
      throw unusable(e);
    }
    return http.download(folder.resolve(MlModel.DATA), ModelFile.MAX_BYTES);
  }

  @Override
  public void setAlias(String name, String alias, int version) throws IOException {
    Rules.requireAlias(alias);
    version(Rules.requireName(name), Rules.requireVersion(version));
    Registered registered = registered(name);
    Integer current = registered.aliases().get(alias);
    if (current != null && current == version) {
      return;
    }
    // The note first: an alias that has moved without one could not go back.
    if (current != null) {
      aliases.note(
          name, alias, MlflowAliases.pushed(current, MlflowAliases.previous(registered, alias)));
    }
    aliases.point(name, alias, version);
  }

  @Override
  public void deleteAlias(String name, String alias) throws IOException {
    Registered registered = registered(name);
    int current = pointedAt(registered, name, Rules.requireAlias(alias));
    aliases.note(
        name, alias, MlflowAliases.pushed(current, MlflowAliases.previous(registered, alias)));
    aliases.remove(name, alias);
  }

  @Override
  public ModelVersion rollback(String name, String alias) throws IOException {
    Registered registered = registered(name);
    Integer current = registered.aliases().get(Rules.requireAlias(alias));
    // A move that was cut off between its two calls left the current version on top.
    List<Integer> previous =
        MlflowAliases.previous(registered, alias).stream()
            .dropWhile(number -> number.equals(current))
            .toList();
    if (previous.isEmpty()) {
      throw new RegistryException(
          Reason.NOT_FOUND, name + "@" + alias + " pointed at nothing before, as far as is noted");
    }
    aliases.point(name, alias, previous.get(0));
    aliases.note(name, alias, previous.subList(1, previous.size()));
    return get(ModelReference.ofVersion(name, previous.get(0)));
  }

  /** For example {@code MlflowRegistry[http://127.0.0.1:5000]}. */
  @Override
  public String toString() {
    return "MlflowRegistry[" + settings.trackingUri() + "]";
  }
}
