package engram.cli;

import engram.cli.rows.TextContent;
import engram.learned.Model;
import engram.model.ModelFile;
import engram.model.WholeFile;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
   * @param inputs what is read and so not overwritten; null for none
   * @throws IllegalArgumentException if it is a folder, its folder is not there or not writable, or
   *     it is an input
   */
  static void check(String option, Path file, Path... inputs) {
    if (file == null || isStandardOutput(file)) {
      return;
    }
    for (Path input : inputs) {
      checkNotInput(option, file, input);
    }
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(option + ": " + file + " is a folder, not a file");
    }
    checkFolderOf(option, file);
  }

  private static void checkNotInput(String option, Path file, Path data) {
    try {
      if (data != null
          && Files.exists(file)
          && Files.exists(data)
          && Files.isSameFile(file, data)) {
        throw new IllegalArgumentException(
            option + ": " + file + " is the file that is read; name another one");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(option + ": " + file + " cannot be looked at", e);
    }
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

  /** Returns whether one of the results goes to standard output, which then holds it alone. */
  static boolean anyStandardOutput(Path... files) {
    return Arrays.stream(files).anyMatch(Destination::isStandardOutput);
  }

  /** Writes text to a file, whole or not at all, or to standard output. */
  static void write(CommandLine line, Path file, String text) {
    write(line, file, StandardCharsets.UTF_8, out -> out.write(text + "\n"));
  }

  /**
   * Writes text to a file, whole or not at all, or to standard output.
   *
   * @param file null to do nothing
   * @param encoding of a file
   */
  static void write(CommandLine line, Path file, Charset encoding, TextContent content) {
    if (isStandardOutput(file)) {
      standardOutput(line, content);
    } else if (file != null) {
      WholeFile.write(
          file,
          out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, encoding));
            content.writeTo(writer);
            writer.flush();
          });
    }
  }

  private static void standardOutput(CommandLine line, TextContent content) {
    try {
      content.writeTo(line.getOut());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to standard output: " + e.getMessage(), e);
    }
  }

  /** Writes a model to a file, whole or not at all, or to standard output. */
  static void write(CommandLine line, Path file, Model model) {
    if (isStandardOutput(file)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      standardOutput(
          line,
          out -> {
            ModelFile.write(bytes, model.toJson());
            out.write(bytes.toString(StandardCharsets.UTF_8) + "\n");
          });
    } else if (file != null) {
      model.save(file);
    }
  }
}
