package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java of the guides compiles: no name in them is of yesterday. Smile's has its own test. */
class GuideSnippetsTest {

  private static final Path DOCS = Path.of("../docs");

  /** What a reader of the guides has at hand. */
  private static final String FRAME =
      """
      import engram.basin.*; import engram.binary.*; import engram.cluster.*;
      import engram.capacity.*; import engram.completion.*; import engram.descent.*;
      import engram.hebb.*; import engram.universal.*;
      import engram.deep.*; import engram.density.*; import engram.energy.*; import engram.hamux.*;
      import engram.learned.*; import engram.datasets.CsvReader;
      import engram.math.*; import engram.model.*; import engram.predict.*; import engram.recall.*;
      import engram.table.*; import engram.transformer.*; import java.nio.file.*; import java.util.*;
      import org.nd4j.linalg.api.ndarray.INDArray;
      import engram.hamux.Network; import engram.hamux.Layer;
      abstract class Snippet%d {
        double[][] x, z, images, others, data, points, patterns;
        double[] row, point, v, query, mean, image;
        int[] labels;
        boolean[] open, free;
        long seed; double beta; int label;
        Path file; Table table; Encoder encoder; FeatureMemory another;
        INDArray w, classes;
        Map<String, INDArray> starts;
        abstract void show(int epochs, double loss);
        void run() throws Exception {
      %s
        }
      }
      """;

  @TempDir private Path folder;

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(DOCS)) {
      return files
          .filter(file -> file.toString().endsWith(".md") && !file.endsWith("smile.md"))
          .filter(file -> text(file).contains("```java\n"))
          .sorted()
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everySnippetCompiles(Path page) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String[] blocks = text(page).split("```java\n");
    for (int i = 1; i < blocks.length; i++) {
      String block = blocks[i].substring(0, blocks[i].indexOf("```"));
      StringWriter messages = new StringWriter();
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  null,
                  null,
                  List.of("-proc:none", "-d", folder.toString()),
                  null,
                  List.of(source(i, FRAME.formatted(i, block))))
              .call();
      assertThat(compiled).as(page + ", snippet " + i + "\n" + messages).isTrue();
    }
  }

  private static JavaFileObject source(int number, String text) {
    URI name = URI.create("string:///Snippet" + number + ".java");
    return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
