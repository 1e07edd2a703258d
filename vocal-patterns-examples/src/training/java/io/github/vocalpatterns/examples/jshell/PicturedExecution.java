package io.github.vocalpatterns.examples.jshell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.LocalExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is typed in this very process, and prints the picture of a result above it.
 *
 * <p>JShell asks a result for its {@code toString} only, and cuts that short.
 */
final class PicturedExecution extends LocalExecutionControl {

  private static final Method PICTURED = pictured();

  /** JShell lets one snippet run at a time. */
  private static volatile @Nullable Method snippet;

  private static Method pictured() {
    try {
      Method method = PicturedExecution.class.getDeclaredMethod("runAndPrint");
      method.setAccessible(true);
      return method;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected String invoke(Method doitMethod) throws Exception {
    snippet = doitMethod;
    return super.invoke(PICTURED);
  }

  /** Called as if it were the snippet, on the thread that can be stopped by Ctrl-C. */
  @SuppressWarnings("RegexpSinglelineJava")
  static @Nullable Object runAndPrint() throws Throwable {
    Method running = snippet;
    if (running == null) {
      throw new IllegalStateException("there is no snippet to run");
    }
    Object result;
    try {
      result = running.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    // On a line of its own even where what is typed does not show, as from a file.
    TextPictures.of(result).ifPresent(picture -> System.out.println("\n" + picture));
    return result;
  }
}
