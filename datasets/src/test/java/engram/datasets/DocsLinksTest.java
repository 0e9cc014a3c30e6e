package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation of the whole project hangs together. */
class DocsLinksTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  private static List<Path> targets(Path page) throws IOException {
    List<Path> targets = new ArrayList<>();
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      String target = link.group(1).replaceFirst("#.*", "");
      if (!target.isEmpty() && !target.matches("[a-z]+:.*")) {
        targets.add(page.resolveSibling(target).normalize());
      }
    }
    return targets;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String name : new String[] {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"}) {
      pages.add(ROOT.resolve(name));
    }
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages;
  }

  @Test
  void everyLinkAndPictureExists() throws IOException {
    for (Path page : pages()) {
      for (Path target : targets(page)) {
        assertThat(target).as("linked from " + ROOT.relativize(page)).exists();
      }
    }
  }

  @Test
  void everyPageIsReachedFromTheIndex() throws IOException {
    Set<Path> reached = new TreeSet<>();
    Deque<Path> open = new ArrayDeque<>(List.of(ROOT.resolve("docs/README.md")));
    while (!open.isEmpty()) {
      Path page = open.pop();
      if (reached.add(page) && page.toString().endsWith(".md")) {
        open.addAll(targets(page));
      }
    }
    for (Path page : pages()) {
      if (page.startsWith(ROOT.resolve("docs"))) {
        assertThat(reached).contains(page);
      }
    }
  }
}
