package engram.cli.report;

import engram.cli.clustering.Clustering;
import engram.cli.clustering.ClusteringRow;
import engram.cli.clustering.Comparison;
import engram.cli.clustering.EncodedData;
import engram.cli.clustering.Measure;
import engram.cli.clustering.ResultBlock;
import engram.cli.clustering.ResultTable;
import engram.learned.Origin;
import engram.model.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/** The page of a report, put together piece by piece. Nothing in it is fetched from elsewhere. */
final class Page {

  private final Comparison comparison;
  private final StringBuilder body = new StringBuilder();

  Page(Comparison comparison) {
    this.comparison = comparison;
  }

  /** Adds the head of the page: the means, or the table of the only data set, and the picture. */
  void summary(Picture picture, byte[] png) {
    List<ResultBlock> blocks = comparison.blocks();
    body.append("<h1>Clustering by associative memory, compared</h1>\n");
    body.append("<p>Every method got the same standardised rows, the same number of clusters and,")
        .append(
            " where it has any, the same number of restarts; with views, ClAM, soft k-means and")
        .append(" the k-means of that name were trained on what the nearest rows recall each row")
        .append(" as. None saw the classes, which are")
        .append(" used only for ARI, NMI and accuracy.</p>\n");
    if (blocks.size() > 1) {
      ResultBlock means = blocks.get(blocks.size() - 1);
      body.append("<h2>").append(Markup.escape(means.heading())).append("</h2>\n");
      table(means);
    }
    if (picture != null) {
      picture(picture, png);
    }
    comparison
        .notes()
        .forEach(note -> body.append("<p>").append(Markup.escape(note)).append(".</p>\n"));
    body.append(resource("how-to-read.html"));
  }

  /** Begins a data set with its table. */
  void data(ResultBlock block, EncodedData data) {
    body.append("<section>\n<h2 id=\"").append(Markup.escape(data.name())).append("\">");
    body.append(Markup.escape(block.heading())).append("</h2>\n");
    table(block);
    if (block.lines().stream().anyMatch(ResultBlock.Line::crumbs)) {
      body.append("<p class=\"note\">&#9888; ").append(Markup.escape(ResultTable.CRUMBS));
      body.append(".</p>\n");
    }
    body.append("<div class=\"pictures\">\n");
  }

  /** Ends a data set. */
  void endOfData() {
    body.append("</div>\n</section>\n");
  }

  /** Adds a picture. */
  void picture(Picture picture, byte[] png) {
    body.append("<figure><img alt=\"")
        .append(Markup.escape(picture.caption()))
        .append("\" width=\"");
    body.append(picture.width()).append("\" height=\"").append(picture.height());
    body.append("\" src=\"data:image/png;base64,");
    body.append(Base64.getEncoder().encodeToString(png)).append("\">\n<figcaption>");
    body.append(Markup.escape(picture.caption())).append(" (<a href=\"").append(picture.name());
    body.append(".png\">PNG</a>, <a href=\"").append(picture.name());
    body.append(".svg\">SVG</a>)</figcaption></figure>\n");
  }

  private void table(ResultBlock block) {
    body.append("<div class=\"scroll\"><table>\n<tr><th>method</th>");
    for (Measure measure : Measure.values()) {
      body.append("<th>").append(measure.heading()).append("</th>");
    }
    body.append("</tr>\n");
    for (ResultBlock.Line line : block.lines()) {
      body.append("<tr><td>").append(Markup.escape(line.title())).append("</td>");
      for (Measure measure : Measure.values()) {
        String text = measure.text(line.values()[measure.ordinal()]);
        body.append(block.best(line, measure) ? "<td class=\"best\">" : "<td>").append(text);
        body.append(measure == Measure.SMALLEST && line.crumbs() ? " &#9888;" : "");
        body.append("</td>");
      }
      body.append("</tr>\n");
    }
    body.append("</table></div>\n");
  }

  /** Returns the whole page. */
  String html() {
    return Markup.allowed(
        ReportFolder.MARK
            + "\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            + "<title>Engram: clusterings compared</title>\n<style>\n"
            + resource("page.css")
            + "</style>\n</head>\n<body>\n"
            + body
            + options()
            + origins()
            + "</body>\n</html>\n");
  }

  private String options() {
    StringBuilder text = new StringBuilder("<h2>Options, as on the first data set</h2>\n<dl>\n");
    for (ClusteringRow row :
        comparison.sets().isEmpty() ? List.<ClusteringRow>of() : comparison.sets().get(0)) {
      Clustering clustering = row.clustering();
      text.append("<dt>").append(Markup.escape(clustering.title())).append("</dt><dd>seed ");
      text.append(clustering.seed());
      clustering
          .options()
          .entrySet()
          .forEach(
              option ->
                  text.append(", ")
                      .append(Markup.escape(option.getKey()))
                      .append(' ')
                      .append(Markup.escape(option.getValue().getAsString())));
      text.append("</dd>\n");
    }
    return text.append("</dl>\n").toString();
  }

  /** What the page was made of, so that it can be told from one of changed data. */
  private String origins() {
    StringBuilder text = new StringBuilder("<h2>Data</h2>\n<p>Made on ");
    text.append(LocalDate.now()).append(" by Engram ").append(Provenance.version());
    text.append(".</p>\n<dl>\n");
    for (List<ClusteringRow> set : comparison.sets()) {
      Origin origin = set.get(0).data().origin();
      text.append("<dt>").append(Markup.escape(origin.data())).append("</dt><dd>");
      text.append(origin.rows()).append(" rows, ").append(origin.columns());
      text.append(" columns, ").append(origin.digest()).append("</dd>\n");
    }
    return text.append("</dl>\n").toString();
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
