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
import java.util.regex.Pattern;

/**
 * Files that appear whole or not at all: written beside their place and then renamed, see {@link
 * Draft}. A link stays a link, and what it leads to is replaced or made; pipes, devices and open
 * files of the process ({@code /dev/fd/3}) are written through, behind what stands there.
 */
public final class WholeFile {

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes to {@code out}, which the caller closes. */
    void writeTo(OutputStream out) throws IOException;
  }

  private static final int MOST_LINKS = 40;
  private static final Pattern OPEN_FILE =
      Pattern.compile("/dev/(std(in|out|err)|fd/\\d+)|/proc/(self|\\d+)/fd/\\d+");

  private WholeFile() {}

  /**
   * Writes a file.
   *
   * @throws UncheckedIOException if it cannot be written; what stood there before is untouched, and
   *     nothing is left beside it
   */
  public static void write(Path file, Content content) {
    try {
      if (isThrough(file)) {
        through(file, content);
        return;
      }
      Path target = place(file);
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

  /** Returns whether what stands there is not replaced, such as a pipe or an open file. */
  public static boolean isThrough(Path file) {
    Path at = file.toAbsolutePath().normalize();
    for (int links = 0; links < MOST_LINKS; links++) {
      if (OPEN_FILE.matcher(at.toString()).matches()) {
        return true;
      }
      if (!Files.isSymbolicLink(at)) {
        break;
      }
      try {
        at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
      } catch (IOException e) {
        break;
      }
    }
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  /**
   * Returns where a file stands or will stand: links are followed, those that lead to nothing too.
   *
   * @throws IOException if a link cannot be read or leads to itself
   */
  public static Path place(Path file) throws IOException {
    Path at = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(at); links++) {
      if (links == MOST_LINKS) {
        throw new IOException("a link leads to itself");
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    Path folder = at.getParent();
    return folder != null && at.getFileName() != null && Files.exists(folder)
        ? folder.toRealPath().resolve(at.getFileName()).normalize()
        : at.normalize();
  }

  private static void through(Path file, Content content) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
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
