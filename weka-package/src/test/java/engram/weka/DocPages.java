package engram.weka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Writes the documentation as pages for the zips, where nothing renders Markdown. */
public final class DocPages {

  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>%s</title><style>
      body { font: 16px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
      table { border-collapse: collapse; display: block; overflow-x: auto } td, th { border: 1px solid #bbb; padding: .2em .6em }
      code, pre { background: #f3f3f3 } pre { padding: .6em; overflow-x: auto }
      img { max-width: 100%% }
      </style></head><body>
      %s</body></html>
      """;

  private DocPages() {}

  /**
   * Writes every page and picture of a folder into another one.
   *
   * @param args the folder of Markdown, and the folder to write
   */
  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]).toAbsolutePath().normalize();
    Path to = Path.of(args[1]);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path written = to.resolve(from.relativize(file).toString().replaceFirst("\\.md$", ".html"));
      Files.createDirectories(written.getParent());
      if (file.toString().endsWith(".md")) {
        Files.writeString(written, page(Files.readString(file), file, from));
      } else {
        Files.write(written, Files.readAllBytes(file));
      }
    }
  }

  static String page(String markdown, Path file, Path root) {
    Node document = Parser.builder().extensions(EXTENSIONS).build().parse(markdown);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            follow(link, file, root);
          }
        });
    String body = HtmlRenderer.builder().extensions(EXTENSIONS).build().render(document);
    String title = markdown.lines().findFirst().orElse("").replaceFirst("^#+ *", "");
    return PAGE.formatted(title, body);
  }

  /** Points at the page of a Markdown file; what leads out of the folder stays as its words. */
  private static void follow(Link link, Path file, Path root) {
    String target = link.getDestination();
    if (target.matches("[a-z]+:.*") || target.startsWith("#")) {
      return;
    }
    Path named = file.resolveSibling(target.replaceFirst("#.*", "")).normalize();
    if (named.startsWith(root)) {
      link.setDestination(target.replaceFirst("\\.md(?=#|$)", ".html"));
      return;
    }
    while (link.getFirstChild() != null) {
      link.insertBefore(link.getFirstChild());
    }
    link.unlink();
  }
}
