package engram.cli.report;

import engram.model.Draft;
import engram.model.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that appears whole or not at all, filled beside its place. A new one is renamed. In one
 * that holds an earlier report the files are replaced one by one, the page last: no two folders can
 * be exchanged at once, and so a kill at any moment leaves a page that is whole and, as it holds
 * its pictures, right.
 */
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
    return new ReportFolder(real(folder));
  }

  /** Where a link leads, there already or not: the link stays. */
  private static Path real(Path folder) {
    try {
      return WholeFile.place(folder);
    } catch (IOException e) {
      return folder;
    }
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
    try (Draft draft = Draft.of(target)) {
      content.writeTo(draft.folder());
      for (Path file : files(draft.path())) {
        Draft.force(file);
      }
      draft.commit(this::replace);
      Draft.force(target);
      Draft.force(target.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  private void replace(Path draft) throws IOException {
    List<Path> before = Files.exists(target) ? files(target) : List.of();
    if (before.isEmpty()) {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Set<Path> written = new HashSet<>();
    for (Path file : files(draft)) {
      Path place = target.resolve(file.getFileName());
      written.add(place);
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }
    for (Path file : before) {
      if (!written.contains(file)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Returns the files of a folder, the page last. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted(
              Comparator.comparing((Path file) -> file.endsWith(PAGE)).thenComparing(file -> file))
          .toList();
    }
  }
}
