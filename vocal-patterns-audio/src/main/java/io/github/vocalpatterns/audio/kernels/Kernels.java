package io.github.vocalpatterns.audio.kernels;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which implementation of the hot loops this process runs, decided once and logged once.
 *
 * <p>The system property {@value #PROPERTY} says {@code plain}, {@code vector} or {@code auto}, the
 * default. Vector kernels live in classes of their own, named to {@link #load}, as they link only
 * where the module {@code jdk.incubator.vector} was added to the process.
 */
public enum Kernels {
  /** Plain Java: the module is missing, useless here, or forbidden. */
  PLAIN,
  /**
   * Plain Java at first, the Vector API once a process has called often enough: its first results
   * cost half a second of compilation, which a command that answers once never earns back.
   */
  WARMING,
  /** The Vector API from the first call on: it was asked for. */
  VECTOR;

  /** The name of the system property. */
  public static final String PROPERTY = "io.github.vocalpatterns.kernels";

  private static final String MODULE = "jdk.incubator.vector";

  /**
   * The module of the Vector API; null where the process lacks it.
   *
   * <p>A named module with vector kernels adds that it reads this one before it loads them, as only
   * it can. Its descriptor could say so, but then everyone who compiles against it is warned of an
   * incubating module.
   */
  public static @Nullable Module vectorModule() {
    return ModuleLayer.boot().findModule(MODULE).orElse(null);
  }

  /** What this process runs. */
  public static Kernels choice() {
    return Holder.CHOICE;
  }

  /**
   * The vector kernels of this name, a class with a public constructor without arguments; null
   * where they do not link.
   *
   * @throws IllegalStateException if they do not, although the property asks for them
   */
  public static <T> @Nullable T load(Class<T> type, String className) {
    if (choice() == PLAIN) {
      return null;
    }
    try {
      Class<?> loaded = Class.forName(className, true, type.getClassLoader());
      return type.cast(loaded.getConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      if (choice() == VECTOR) {
        throw new IllegalStateException(
            PROPERTY + " is vector, and " + className + " does not run here: " + cause, cause);
      }
      logger().info("plain kernels stay, {} does not run here: {}", className, cause.toString());
      return null;
    }
  }

  /** What a value of the property means for a process with or without the module. */
  static Kernels of(String property, boolean hasModule, String vmInfo) {
    return switch (property.toLowerCase(Locale.ROOT)) {
      case "plain" -> PLAIN;
      case "vector" -> {
        if (!hasModule) {
          throw new IllegalStateException(
              "%s is vector, and the process lacks --add-modules %s".formatted(PROPERTY, MODULE));
        }
        yield VECTOR;
      }
      case "auto" -> hasModule && optimises(vmInfo) ? WARMING : PLAIN;
      default ->
          throw new IllegalStateException(
              "%s is \"%s\", it must be auto, plain or vector".formatted(PROPERTY, property));
    };
  }

  /** Only the optimising compiler knows vectors: elsewhere each of them is an object. */
  private static boolean optimises(String vmInfo) {
    return Arrays.stream(vmInfo.split(",")).map(String::strip).anyMatch("mixed mode"::equals)
        && !vmInfo.contains("emulated-client");
  }

  private static Logger logger() {
    return LoggerFactory.getLogger(Kernels.class);
  }

  /** Decides at the first call, not when the class is loaded. */
  private static final class Holder {
    static final Kernels CHOICE = decide();

    private static Kernels decide() {
      Module vectors = vectorModule();
      boolean hasModule = vectors != null;
      if (vectors != null) {
        Kernels.class.getModule().addReads(vectors);
      }
      Kernels choice =
          of(
              System.getProperty(PROPERTY, "auto"),
              hasModule,
              System.getProperty("java.vm.info", ""));
      logger().debug("kernels: {}; {} is {}", choice, MODULE, hasModule ? "present" : "missing");
      return choice;
    }
  }
}
