package engram.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder that appears whole or not at all: filled beside its place and then renamed. */
public final class ReportFolder {

  /** The page of a report; it begins with {@link #MARK}. */
  static final String PAGE = "index.html";

  /** What tells a report from other folders. */
  static final String MARK = "<!DOCTYPE html><!-- engram report -->";

  /** Writes the files of a report. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path folder) throws IOException;
  }

  private final Path target;

  private ReportFolder(Path target) {
    this.target = target;
  }

  /**
   * A place for a report.
   *
   * @throws IllegalArgumentException if it cannot be written to, or holds something else than an
   *     earlier report
   */
  public static ReportFolder at(Path target) {
    Path folder = target.toAbsolutePath().normalize();
    Path parent = folder.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new IllegalArgumentException("--out: there is no folder " + parent);
    }
    if (!Files.isWritable(parent)) {
      throw new IllegalArgumentException("--out: no permission to write to " + parent);
    }
    if (Files.exists(folder) && !replaceable(folder)) {
      throw new IllegalArgumentException(
          "--out: " + target + " holds something else than a report; name another folder");
    }
    return new ReportFolder(folder);
  }

  private static boolean replaceable(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files = entries.toList();
      return files.isEmpty()
          || startsWithMark(folder.resolve(PAGE))
              && files.stream().allMatch(ReportFolder::isReportFile);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean startsWithMark(Path page) throws IOException {
    if (!Files.isRegularFile(page)) {
      return false;
    }
    try (var in = Files.newInputStream(page)) {
      byte[] start = in.readNBytes(MARK.length());
      return new String(start, StandardCharsets.UTF_8).equals(MARK);
    }
  }

  private static boolean isReportFile(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && (name.equals(PAGE) || name.endsWith(".png") || name.endsWith(".svg"));
  }

  /**
   * Fills the folder.
   *
   * @throws UncheckedIOException if it cannot be written; what stood there before is untouched
   */
  void write(Content content) {
    Path draft = null;
    try {
      // Not a temporary folder as Java makes it: that would be open to its owner only.
      Path filling =
          target.resolveSibling("." + target.getFileName() + ".draft" + System.nanoTime());
      draft = Files.createDirectory(filling);
      // An interrupted run leaves nothing behind, as far as the files are known when it ends.
      Thread sweeper = new Thread(() -> delete(filling));
      Runtime.getRuntime().addShutdownHook(sweeper);
      content.writeTo(draft);
      replace(draft);
      Runtime.getRuntime().removeShutdownHook(sweeper);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
    } finally {
      delete(draft);
    }
  }

  private void replace(Path draft) throws IOException {
    Path old = draft.resolveSibling(draft.getFileName() + ".old");
    boolean there = Files.exists(target);
    if (there) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (there) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    delete(old);
  }

  private static void delete(Path folder) {
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
