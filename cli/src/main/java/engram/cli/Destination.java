package engram.cli;

import engram.model.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Places where results go. They are checked before the work starts. */
final class Destination {

  private static final Path STANDARD_OUTPUT = Path.of("-");

  private Destination() {}

  /** Returns whether a result goes to standard output. */
  static boolean isStandardOutput(Path file) {
    return STANDARD_OUTPUT.equals(file);
  }

  /**
   * Refuses a file that cannot be written.
   *
   * @param option the option that names it
   * @param file the file, or null if the option was not given
   * @throws IllegalArgumentException if it is a folder, or its folder is not there or not writable
   */
  static void check(String option, Path file) {
    if (file == null || isStandardOutput(file)) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(option + ": " + file + " is a folder, not a file");
    }
    checkFolderOf(option, file);
  }

  /** Refuses a file or folder in a folder that is not there or not writable. */
  static void checkFolderOf(String option, Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(option + ": there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new IllegalArgumentException(option + ": no permission to write to " + folder);
    }
  }

  /** Refuses two options that name the same file. */
  static void checkDistinct(CommandLine line, List<Path> files) {
    List<Path> given =
        files.stream()
            .filter(file -> file != null)
            .map(file -> file.toAbsolutePath().normalize())
            .toList();
    if (given.stream().distinct().count() < given.size()) {
      throw new ParameterException(line, "two options name the same file");
    }
  }

  /** Writes text to a file, whole or not at all, or to standard output. */
  static void write(CommandLine line, Path file, String text) {
    if (isStandardOutput(file)) {
      line.getOut().println(text);
    } else {
      WholeFile.write(file, out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }
  }
}
