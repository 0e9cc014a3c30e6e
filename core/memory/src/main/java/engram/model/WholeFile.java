package engram.model;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Files that appear whole or not at all: written beside their place and then renamed. A link stays
 * a link and what it leads to is replaced; pipes and devices are written through.
 */
public final class WholeFile {

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes to {@code out}, which the caller closes. */
    void writeTo(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /**
   * Writes a file.
   *
   * @throws UncheckedIOException if it cannot be written; what stood there before is untouched, and
   *     nothing is left beside it
   */
  public static void write(Path file, Content content) {
    Path draft = null;
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        through(target, content);
        return;
      }
      draft = Files.createFile(draftOf(target));
      draft.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(draft)) {
        content.writeTo(out);
      }
      keepMode(target, draft);
      move(draft, target);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + reason(e), e);
    } finally {
      remove(draft);
    }
  }

  /** A pipe or a device is written through and stays what it is. */
  private static void through(Path target, Content content) throws IOException {
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
      content.writeTo(out);
    }
  }

  /** Who may read a file that is replaced does not change. */
  private static void keepMode(Path target, Path draft) throws IOException {
    if (Files.exists(target)
        && Files.getFileStore(target).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(target));
    }
  }

  /** A name of its own; a temporary file would be readable by its owner alone. */
  private static Path draftOf(Path target) {
    return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".draft");
  }

  private static void move(Path draft, Path target) throws IOException {
    try {
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void remove(Path draft) {
    if (draft != null) {
      try {
        Files.deleteIfExists(draft);
      } catch (IOException e) {
        draft.toFile().deleteOnExit();
      }
    }
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName();
    return switch (kind) {
      case "NoSuchFileException" -> "its folder does not exist";
      case "AccessDeniedException" -> "access denied";
      default -> e.getMessage() == null ? kind : e.getMessage();
    };
  }
}
