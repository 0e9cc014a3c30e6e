package engram.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the drafts of a target whose process is gone. */
final class AbandonedDrafts {

  private static final String HEX = "[0-9a-f]";
  private static final String UUID =
      HEX + "{8}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{12}";

  /** How far the start of a process may be told too late. */
  private static final int CLOCK_SECONDS = 2;

  private AbandonedDrafts() {}

  /**
   * Returns drafts that nobody works on any more. Only names of the exact form are looked at.
   *
   * @param target what the drafts are of
   * @param label what stands for its name in theirs
   * @param open the drafts of this process; also their lock
   */
  static List<Path> of(Path target, String label, Set<Path> open) {
    Pattern form =
        Pattern.compile("\\." + Pattern.quote(label) + "\\.([0-9]{1,18})-" + UUID + "\\.draft");
    try (Stream<Path> beside = Files.list(target.getParent())) {
      return beside.filter(path -> abandoned(path, form, open)).toList();
    } catch (IOException | UncheckedIOException e) {
      // A folder that may be written to but not listed, or one that is not there.
      return List.of();
    }
  }

  private static boolean abandoned(Path path, Pattern form, Set<Path> open) {
    Matcher name = form.matcher(path.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    long pid = Long.parseLong(name.group(1));
    if (pid == ProcessHandle.current().pid()) {
      synchronized (open) {
        return !open.contains(path);
      }
    }
    Optional<ProcessHandle> owner = ProcessHandle.of(pid);
    return owner.isEmpty() || startedAfter(owner.get(), path);
  }

  /** Process ids come again: a process younger than the draft is not the one that made it. */
  private static boolean startedAfter(ProcessHandle process, Path path) {
    try {
      Instant changed = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
      return process
          .info()
          .startInstant()
          .map(start -> start.isAfter(changed.plusSeconds(CLOCK_SECONDS)))
          .orElse(false);
    } catch (IOException e) {
      return false;
    }
  }
}
