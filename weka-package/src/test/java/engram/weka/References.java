package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The reference files of Weka's regression tests. Where one is absent Weka writes it and passes, so
 * its absence has to fail before.
 */
public final class References {

  /** With -Dengram.references=create they may be absent, and are made. */
  private static final String PROPERTY = "engram.references";

  private References() {}

  /** Fails unless the reference of a suite is there, or is to be made. */
  public static void require(Class<?> suite) {
    Path file =
        Path.of(System.getProperty("weka.test.Regression.root"))
            .resolve(suite.getName().replace('.', '/') + ".ref");
    if (!"create".equals(System.getProperty(PROPERTY))) {
      assertThat(Files.exists(file))
          .as("reference %s is there; make it with -D%s=create and commit it", file, PROPERTY)
          .isTrue();
    }
  }
}
