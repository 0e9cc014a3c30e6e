package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("nd4j")
class BackendTest {

  @Test
  void withoutTheNativeJarOneLineSaysSo() throws Exception {
    URL[] withoutNatives =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(part -> !Path.of(part).getFileName().toString().startsWith("nd4j-native"))
            .map(BackendTest::url)
            .toArray(URL[]::new);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader alone =
        new URLClassLoader(withoutNatives, ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(alone);
      Method open = alone.loadClass("engram.deep.Backend").getDeclaredMethod("open", int.class);
      open.setAccessible(true);
      assertThatThrownBy(() -> open.invoke(null, 1))
          .isInstanceOf(InvocationTargetException.class)
          .satisfies(
              e ->
                  assertThat(e.getCause())
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageStartingWith(
                          "no ND4J backend for " + System.getProperty("os.name"))
                      .hasMessageContaining("org.nd4j:nd4j-native")
                      .satisfies(cause -> assertThat(cause.getMessage().lines()).hasSize(1)));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static URL url(String part) {
    try {
      return Path.of(part).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
