package engram.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A file or folder that is filled beside its place before it takes it: {@code
 * .NAME.PID-UUID.draft}. What is not committed is removed, also when the virtual machine is told to
 * end; a commit that has begun then is waited for. Drafts that a killed process left are removed by
 * the next draft of the same name: the process id in the name tells whose they are.
 */
public final class Draft implements AutoCloseable {

  /** Puts a draft in its place. */
  @FunctionalInterface
  public interface Commit {
    /** Moves what is at {@code draft}. */
    void of(Path draft) throws IOException;
  }

  private static final int LONGEST_NAME = 180;

  /** The drafts of this virtual machine; also the lock of commits and of their removal. */
  private static final Set<Path> OPEN = new HashSet<>();

  private static final int LAST_TRIES = 50;
  private static final long PAUSE = 5_000_000;

  private static boolean watched;
  private static boolean endsWithProgram;
  private static boolean ended;

  private final Path path;

  private Draft(Path path) {
    this.path = path;
  }

  /**
   * Lets no draft begin once the virtual machine is ending. Without this it may, since programs
   * save what they have in shutdown hooks; a program whose other threads go on until they are cut
   * off would leave drafts so.
   */
  public static void endWithProgram() {
    synchronized (OPEN) {
      watch();
      endsWithProgram = true;
    }
  }

  /** Returns a draft, at which nothing stands yet, and removes what killed runs left of others. */
  public static Draft of(Path target) {
    Path place = target.toAbsolutePath();
    AbandonedDrafts.of(place, label(place), OPEN).forEach(Draft::remove);
    long pid = ProcessHandle.current().pid();
    Path path =
        place.resolveSibling("." + label(place) + "." + pid + "-" + UUID.randomUUID() + ".draft");
    synchronized (OPEN) {
      watch();
      OPEN.add(path);
    }
    return new Draft(path);
  }

  /** The name of the target, or what stands for one that would make the draft's name too long. */
  static String label(Path target) {
    String name = target.getFileName().toString();
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LONGEST_NAME ? name : UUID.nameUUIDFromBytes(bytes).toString();
  }

  /** Returns where it is. */
  public Path path() {
    return path;
  }

  /** Makes the empty file. */
  public Path file() throws IOException {
    return make(Files::createFile);
  }

  /** Makes the empty folder. */
  public Path folder() throws IOException {
    return make(Files::createDirectory);
  }

  private interface Making {
    Path of(Path path, FileAttribute<?>... attributes) throws IOException;
  }

  private Path make(Making making) throws IOException {
    synchronized (OPEN) {
      checkOpen();
      return making.of(path);
    }
  }

  /** What has been removed at the end of the virtual machine must not come again. */
  private void checkOpen() throws IOException {
    if (!OPEN.contains(path) || ended && endsWithProgram) {
      throw new IOException("interrupted");
    }
  }

  /**
   * Puts the draft in its place; no end of the virtual machine but a kill comes between.
   *
   * @throws IOException if it cannot, or if the virtual machine is ending
   */
  public void commit(Commit commit) throws IOException {
    synchronized (OPEN) {
      checkOpen();
      commit.of(path);
    }
  }

  /** Removes the draft, if it has not been put in its place. */
  @Override
  public void close() {
    synchronized (OPEN) {
      remove(path);
      OPEN.remove(path);
    }
  }

  /**
   * Makes sure that the content of a file, or the names in a folder, outlast a loss of power, where
   * the system can do that.
   */
  public static void force(Path path) throws IOException {
    boolean folder = Files.isDirectory(path);
    OpenOption option = folder ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    } catch (UnsupportedOperationException e) {
      // A file system that is none of the machine's own, such as one within an archive.
    } catch (IOException e) {
      // Windows, for one, opens no folders.
      if (!folder) {
        throw e;
      }
    }
  }

  private static void watch() {
    if (watched) {
      return;
    }
    watched = true;
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(Draft::removeAll, "drafts"));
    } catch (IllegalStateException e) {
      // The virtual machine is ending: a draft of these moments is removed by its own close only.
    }
  }

  private static void removeAll() {
    synchronized (OPEN) {
      ended = true;
      OPEN.forEach(Draft::removeAtLast);
      OPEN.clear();
    }
  }

  /** Removes what other threads, which go on until the very end, may be writing into still. */
  private static void removeAtLast(Path path) {
    remove(path);
    for (int t = 0; t < LAST_TRIES && Files.exists(path, LinkOption.NOFOLLOW_LINKS); t++) {
      LockSupport.parkNanos(PAUSE);
      remove(path);
    }
  }

  /** Removes a file, or a folder with what is in it; what cannot be removed is left. */
  private static void remove(Path path) {
    try {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        List<Path> inside = new ArrayList<>();
        try (Stream<Path> entries = Files.list(path)) {
          entries.forEach(inside::add);
        }
        inside.forEach(Draft::remove);
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // The next draft of this name tries again.
    }
  }
}
