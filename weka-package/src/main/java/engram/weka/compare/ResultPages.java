package engram.weka.compare;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** The result of a comparison for other programs: LaTeX, one HTML page, a picture. */
final class ResultPages {

  private static final String STYLE =
      "body { font: 15px/1.5 sans-serif; max-width: 75em; margin: 2em auto; padding: 0 1em }"
          + " table { border-collapse: collapse } td, th { border: 1px solid #bbb; padding: .2em"
          + " .6em; text-align: right } td:first-child, th:first-child { text-align: left } pre {"
          + " overflow-x: auto; background: #f5f5f5; padding: .6em } img { max-width: 100% }";

  private ResultPages() {}

  /** Returns a tabular of means and deviations, the best in bold. */
  static String latex(ComparisonResult result) {
    StringBuilder text = new StringBuilder("% ").append(ResultText.heading(result)).append('\n');
    for (SchemeRuns scheme : result.schemes()) {
      text.append("% ").append(ResultText.options(scheme)).append('\n');
    }
    text.append("\\begin{tabular}{l").append("r".repeat(Score.values().length)).append("}\n");
    text.append("\\hline\nscheme");
    for (Score score : Score.values()) {
      text.append(" & ").append(score.kind().heading());
    }
    text.append(" \\\\\n\\hline\n");
    for (SchemeRuns scheme : result.schemes()) {
      text.append(scheme.name());
      for (Score score : Score.values()) {
        String cell = scheme.text(score).replace(" ± ", " \\pm ");
        boolean best = result.best(scheme, score);
        text.append(" & $").append(best ? "\\mathbf{" + cell + "}" : cell).append('$');
        String mark = result.mark(scheme, score);
        text.append(mark.isEmpty() ? "" : mark.equals("v") ? " $\\circ$" : " $\\bullet$");
      }
      text.append(" \\\\\n");
    }
    return text.append("\\hline\n\\end{tabular}\n")
        .append("% bold: best of its column; circle significantly better, bullet worse than ")
        .append(result.schemes().get(0).name())
        .append(" (paired t test, 0.05)\n")
        .toString();
  }

  /**
   * Returns one page that holds all, its picture too.
   *
   * @param shown the schemes whose contingency tables it has
   * @param picture of them, null for none
   */
  static String html(ComparisonResult result, List<SchemeRuns> shown, BufferedImage picture)
      throws IOException {
    String title = "Clusterers on " + result.data();
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head>");
    page.append("<meta charset=\"utf-8\"><title>").append(escaped(title)).append("</title><style>");
    page.append(STYLE).append("</style></head><body>\n<h1>").append(escaped(title));
    page.append("</h1>\n<p>").append(escaped(ResultText.heading(result))).append("</p>\n");
    page.append("<table><tr><th>scheme</th>");
    for (Score score : Score.values()) {
      page.append("<th>").append(score.kind().heading()).append("</th>");
    }
    for (SchemeRuns scheme : result.schemes()) {
      page.append("</tr>\n<tr><td>").append(escaped(scheme.name())).append("</td>");
      for (Score score : Score.values()) {
        String cell = scheme.text(score) + " " + result.mark(scheme, score);
        page.append(result.best(scheme, score) ? "<td><b>" : "<td>").append(cell.strip());
        page.append(result.best(scheme, score) ? "</b></td>" : "</td>");
      }
    }
    page.append("</tr></table>\n<p>").append(escaped(ResultText.legend(result, "Bold:")));
    page.append("</p>\n");
    if (picture != null) {
      page.append("<img alt=\"two clusterings in one plane\" src=\"data:image/png;base64,");
      page.append(Base64.getEncoder().encodeToString(png(picture))).append("\">\n");
    }
    for (SchemeRuns scheme : shown) {
      page.append(pre(ResultText.contingency(result, scheme)));
    }
    page.append(pre(ResultText.paired(result)));
    page.append("<h2>Options</h2>\n<ul>");
    result
        .schemes()
        .forEach(
            each -> page.append("<li>").append(escaped(ResultText.options(each))).append("</li>"));
    page.append("</ul>\n");
    result
        .failures()
        .forEach(each -> page.append("<p>failed: ").append(escaped(each)).append("</p>\n"));
    return page.append("</body></html>\n").toString();
  }

  private static String pre(String text) {
    return "<pre>" + escaped(text) + "</pre>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, "png", bytes)) {
      throw new IOException("Java cannot write PNG files here");
    }
    return bytes.toByteArray();
  }

  /** Returns two pictures side by side. */
  static BufferedImage beside(BufferedImage left, BufferedImage right) {
    BufferedImage both =
        new BufferedImage(
            left.getWidth() + right.getWidth(), left.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = both.createGraphics();
    graphics.drawImage(left, 0, 0, null);
    graphics.drawImage(right, left.getWidth(), 0, null);
    graphics.dispose();
    return both;
  }
}
