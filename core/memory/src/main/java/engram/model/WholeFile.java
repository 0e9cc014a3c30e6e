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

/**
 * Files that appear whole or not at all: written beside their place and then renamed, see {@link
 * Draft}. A link stays a link and what it leads to is replaced; pipes and devices are written
 * through.
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
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        through(target, content);
        return;
      }
      try (Draft draft = Draft.of(target)) {
        fill(draft.file(), content);
        keepMode(target, draft.path());
        draft.commit(whole -> move(whole, target));
      }
      Draft.force(target.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + reason(e), e);
    }
  }

  /** Without the force a loss of power could leave the new name with no content. */
  private static void fill(Path draft, Content content) throws IOException {
    try (OutputStream out = Files.newOutputStream(draft)) {
      content.writeTo(out);
    }
    Draft.force(draft);
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

  private static void move(Path draft, Path target) throws IOException {
    try {
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
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
