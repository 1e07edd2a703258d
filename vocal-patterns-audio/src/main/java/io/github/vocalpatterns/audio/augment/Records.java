package io.github.vocalpatterns.audio.augment;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Records of this package as named values: what a record declares is what is written and read. */
final class Records {

  private Records() {}

  /** The class's simple name with a small first letter. */
  static String name(Class<?> type) {
    String name = type.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** The components in the order of their declaration. */
  static Map<String, Object> components(Record values) {
    Map<String, Object> components = new LinkedHashMap<>();
    for (RecordComponent component : values.getClass().getRecordComponents()) {
      try {
        components.put(component.getName(), component.getAccessor().invoke(values));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
    return Collections.unmodifiableMap(components);
  }

  /**
   * A record of these components.
   *
   * @throws IllegalArgumentException if the record's constructor refuses them
   */
  static <R> R create(Class<R> type, Function<RecordComponent, Object> values) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] arguments = Arrays.stream(components).map(values).toArray();
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("cannot create " + type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + type, e);
    }
  }
}
