package engram.weka;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes jars anew without compression: the zip that holds them is compressed itself, and finds
 * more in common between whole jars than between the classes of one. A sixth of the zip is saved.
 */
public final class StoredJars {

  private StoredJars() {}

  /**
   * Run by the build.
   *
   * @param arguments folder to write to, then jars, or folders of jars
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (String from : List.of(arguments).subList(1, arguments.length)) {
      if (Files.isDirectory(Path.of(from))) {
        try (var jars = Files.list(Path.of(from))) {
          for (Path jar : jars.sorted().toList()) {
            store(jar, folder);
          }
        }
      } else {
        store(Path.of(from), folder);
      }
    }
  }

  private static void store(Path jar, Path folder) throws IOException {
    try (ZipFile from = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(folder.resolve(jar.getFileName()));
        ZipOutputStream to = new ZipOutputStream(file)) {
      to.setMethod(ZipOutputStream.STORED);
      for (ZipEntry entry : Collections.list(from.entries())) {
        ZipEntry stored = new ZipEntry(entry.getName());
        stored.setTime(entry.getTime());
        stored.setSize(entry.getSize());
        stored.setCompressedSize(entry.getSize());
        stored.setCrc(entry.getCrc());
        to.putNextEntry(stored);
        from.getInputStream(entry).transferTo(to);
        to.closeEntry();
      }
    }
  }
}
