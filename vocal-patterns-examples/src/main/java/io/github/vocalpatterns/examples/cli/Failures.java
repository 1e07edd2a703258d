package io.github.vocalpatterns.examples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong, in one sentence for a person; and the exit status that says so to a script. */
final class Failures {

  /** Something could not be done. */
  static final int FAILED = 1;

  /** The command line makes no sense. */
  static final int WRONG_USAGE = 2;

  /** What the library throws says what is wrong. */
  private static final String OURS = "io.github.vocalpatterns";

  private Failures() {}

  static String sentence(Exception exception) {
    String message = exception.getMessage();
    if (exception instanceof NoSuchFileException) {
      return message + " does not exist";
    }
    if (exception instanceof AccessDeniedException) {
      return message + " may not be read or written";
    }
    if (exception instanceof MalformedInputException) {
      return "a file that has to be text in UTF-8 is not";
    }
    if (exception instanceof FileSystemException named && named.getReason() == null) {
      return message + ": " + exception.getClass().getSimpleName();
    }
    return message == null ? exception.getClass().getSimpleName() : message;
  }

  /** Errors of the input are one sentence; of this program, they come with their stack trace. */
  static int executing(Exception exception, CommandLine failed) {
    PrintWriter err = failed.getErr();
    if (isOfTheInput(exception)) {
      err.println("vocal-patterns: " + sentence(exception));
    } else {
      err.println("vocal-patterns: an error of this program, please report it:");
      for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
        err.println(cause);
        Arrays.stream(cause.getStackTrace()).forEach(frame -> err.println("    at " + frame));
      }
    }
    err.flush();
    return FAILED;
  }

  private static boolean isOfTheInput(Exception exception) {
    return exception instanceof IOException
        || exception instanceof UncheckedIOException
        || exception instanceof IllegalArgumentException
        || exception instanceof IllegalStateException
        || exception instanceof InterruptedException
        || exception.getClass().getPackageName().startsWith(OURS);
  }

  /** What is wrong, what was perhaps meant, and where to read on: not the whole of the help. */
  static int parsing(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("vocal-patterns: " + wrong.getMessage().replaceFirst("^Error: ", ""));
    if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
      err.println("Try " + command.getCommandSpec().qualifiedName() + " --help");
    }
    err.flush();
    return WRONG_USAGE;
  }
}
