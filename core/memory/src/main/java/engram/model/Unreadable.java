package engram.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that cannot be read, told in a reader's words. */
public final class Unreadable {

  private Unreadable() {}

  /**
   * Refuses a folder, which opens like a file on some systems.
   *
   * @throws UncheckedIOException if it is one
   */
  public static void checkNoFolder(Path file) {
    if (Files.isDirectory(file)) {
      throw of(file, "it is a folder", new IOException("is a folder"));
    }
  }

  /** Returns the error for one of reading a file. */
  public static UncheckedIOException of(Path file, IOException e) {
    return of(file, reason(e), e);
  }

  private static UncheckedIOException of(Path file, String reason, IOException e) {
    return new UncheckedIOException("cannot read " + file + ": " + reason, e);
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName();
    return switch (kind) {
      case "NoSuchFileException" -> "there is no such file";
      case "AccessDeniedException" -> "access denied";
      case "FileSystemLoopException" -> "its links go in a circle";
      default ->
          e instanceof FileSystemException file && file.getReason() != null
              ? file.getReason()
              : e.getMessage() == null || e instanceof FileSystemException
                  ? "an error of reading"
                  : e.getMessage();
    };
  }
}
