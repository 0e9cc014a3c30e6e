package engram.cli.argument;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import engram.cli.rows.TextContent;
import engram.cli.rows.TextForm;
import engram.learned.Model;
import engram.model.ModelFile;
import engram.model.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Places where results go. They are checked before the work starts. */
public final class Destination {

  /** An open file that others may write to as well gets what standard output gets. */
  private static final Set<Path> STANDARD_OUTPUT =
      Stream.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
          .map(Path::of)
          .collect(Collectors.toSet());

  private static final Set<PosixFilePermission> WRITING =
      Set.of(OWNER_WRITE, GROUP_WRITE, OTHERS_WRITE);

  private Destination() {}

  /** Returns whether a result goes to standard output. */
  public static boolean isStandardOutput(Path file) {
    return file != null && STANDARD_OUTPUT.contains(file);
  }

  /**
   * Refuses a file that cannot be written.
   *
   * @param option the option that names it
   * @param file the file, or null if the option was not given
   * @param inputs what is read and so not overwritten; null for none
   * @throws IllegalArgumentException if it is a folder, it or its folder is not there or not
   *     writable, or it is an input
   */
  public static void check(String option, Path file, Path... inputs) {
    if (file == null || isStandardOutput(file)) {
      return;
    }
    for (Path input : inputs) {
      if (input != null && isSame(file, input)) {
        throw new IllegalArgumentException(
            option + ": " + file + " is the file that is read; name another one");
      }
    }
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(option + ": " + file + " is a folder, not a file");
    }
    if (isReadOnly(file)) {
      throw new IllegalArgumentException(
          option + ": no permission to write to " + file + "; name another file or chmod it");
    }
    if (!WholeFile.isThrough(file)) {
      checkFolderOf(option, place(option, file));
    }
  }

  /**
   * Refuses a file that cannot be written, or whose name promises something else than a CSV file.
   */
  public static void checkTable(String option, Path file, Path... inputs) {
    check(option, file, inputs);
    if (file != null && (OtherKinds.has(file.toString()) || ArffFile.isNamed(file.toString()))) {
      throw new IllegalArgumentException(
          option
              + ": "
              + file
              + " would hold CSV text under another kind's name; name a file that ends in .csv,"
              + " .tsv, .txt or .data, or one of these with .gz");
    }
  }

  /**
   * Refuses a picture whose name ends as those of no form that it can have.
   *
   * @param endings of the forms, such as .png
   */
  public static void checkPicture(CommandLine line, String option, Path file, String... endings) {
    if (file != null
        && Arrays.stream(endings).noneMatch(file.toString().toLowerCase(Locale.ROOT)::endsWith)) {
      throw new ParameterException(
          line,
          option
              + " is "
              + file
              + ", allowed: a name that ends in "
              + String.join(" or ", endings));
    }
  }

  /** Refuses a file that cannot be written, or whose name promises a packed model. */
  public static void checkModel(String option, Path file, Path... inputs) {
    check(option, file, inputs);
    if (file != null && TextForm.isPacked(file)) {
      throw new IllegalArgumentException(
          option + ": " + file + ": models are not packed; name a file that does not end in .gz");
    }
  }

  private static boolean isReadOnly(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    try {
      // Who may write everything is asked as others are.
      return !Files.isWritable(file)
          || Files.isRegularFile(file)
              && Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)
              && Collections.disjoint(Files.getPosixFilePermissions(file), WRITING);
    } catch (IOException e) {
      return false;
    }
  }

  private static Path place(String option, Path file) {
    try {
      return WholeFile.place(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(option + ": " + file + ": " + e.getMessage(), e);
    }
  }

  /** Returns whether two names are of one file, there already or not. */
  private static boolean isSame(Path a, Path b) {
    if (isStandardOutput(a) || isStandardOutput(b)) {
      return isStandardOutput(a) && isStandardOutput(b);
    }
    try {
      return Files.exists(a) && Files.exists(b)
          ? Files.isSameFile(a, b)
          : WholeFile.place(a).equals(WholeFile.place(b));
    } catch (IOException e) {
      return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }
  }

  /** Returns whether a file is in a folder or a folder of that. */
  public static boolean isInside(Path file, Path folder) {
    try {
      return WholeFile.place(file).startsWith(WholeFile.place(folder));
    } catch (IOException e) {
      return file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize());
    }
  }

  /** Refuses a file or folder in a folder that is not there or not writable. */
  public static void checkFolderOf(String option, Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(option + ": there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new IllegalArgumentException(option + ": no permission to write to " + folder);
    }
  }

  /** Refuses two options that name the same file, by one name or by links. */
  public static void checkDistinct(CommandLine line, List<Path> files) {
    List<Path> given = files.stream().filter(file -> file != null).toList();
    for (int i = 0; i < given.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (isSame(given.get(i), given.get(j))) {
          throw new ParameterException(
              line, "two options name the same file: " + given.get(j) + " and " + given.get(i));
        }
      }
    }
  }

  /** Returns whether one of the results goes to standard output, which then holds it alone. */
  public static boolean anyStandardOutput(Path... files) {
    return Arrays.stream(files).anyMatch(Destination::isStandardOutput);
  }

  /** Writes a tree to a file, whole or not at all, or to standard output; its nulls are kept. */
  public static void write(CommandLine line, Path file, JsonObject tree) {
    String text = new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(tree);
    write(line, file, out -> out.write(text + "\n"));
  }

  /**
   * Writes text to a file, whole or not at all, packed where its name ends in .gz, or to standard
   * output.
   *
   * @param file null to do nothing
   */
  public static void write(CommandLine line, Path file, TextContent content) {
    if (file != null) {
      write(line, file, TextForm.of(file), content);
    }
  }

  /**
   * Writes text to a file, whole or not at all, or to standard output.
   *
   * @param form of a file
   */
  public static void write(CommandLine line, Path file, TextForm form, TextContent content) {
    if (isStandardOutput(file)) {
      standardOutput(line, content);
    } else {
      WholeFile.write(file, out -> form.write(out, content));
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
  public static void write(CommandLine line, Path file, Model model) {
    if (file != null) {
      writeModel(line, file, model.toJson());
    }
  }

  /** Writes the tree of a model, with its digest, in the same way. */
  public static void writeModel(CommandLine line, Path file, JsonObject tree) {
    if (isStandardOutput(file)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      standardOutput(
          line,
          out -> {
            ModelFile.write(bytes, tree);
            out.write(bytes.toString(StandardCharsets.UTF_8) + "\n");
          });
    } else {
      ModelFile.write(file, tree);
    }
  }
}
