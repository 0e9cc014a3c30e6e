package engram.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import engram.math.PrincipalPlane;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.jfree.chart.ChartRenderingInfo;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PictureTest {

  private static final double[][] POINTS = {{0, 0}, {1, 2}, {4, 3}, {5, 1}};

  private static Picture picture(List<String> legend) {
    Frame frame = Frame.around(POINTS, ScatterPicture.ASPECT);
    return new ScatterPicture(frame, PrincipalPlane.of(POINTS))
        .landscape(LandscapeShades.of(new double[][] {{1, 1}, {4, 2}}, 2, frame))
        .points(POINTS, new int[] {0, 0, 1, -1})
        .memories(new double[][] {{1, 1}, {Double.NaN, 0}}, new int[] {0, 1})
        .finish("p", "title <&>", "subtitle", "caption", legend);
  }

  @Test
  void thePngFileHasTwoPixelsAPoint() throws Exception {
    Picture picture = picture(List.of());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
    assertThat(image.getWidth()).isEqualTo(2 * picture.width());
    assertThat(image.getHeight()).isEqualTo(2 * picture.height());
  }

  @Test
  void theSvgFileIsXmlWithTheTitle() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    DocumentBuilder builder = factory.newDocumentBuilder();
    // The document type is named, but not to be fetched.
    builder.setEntityResolver((id, where) -> new InputSource(new java.io.StringReader("")));
    byte[] svg = picture(List.of("one", "two")).svg().getBytes(StandardCharsets.UTF_8);
    var document = builder.parse(new ByteArrayInputStream(svg));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getDocumentElement().getTextContent()).contains("title <&>", "two");
  }

  @Test
  void distancesLookTheSameAlongBothAxesWithAndWithoutALegend() {
    for (List<String> legend : List.of(List.<String>of(), List.of("one", "two"))) {
      Picture picture = picture(legend);
      ChartRenderingInfo info = new ChartRenderingInfo();
      picture.chart().createBufferedImage(picture.width(), picture.height(), info);
      Rectangle2D area = info.getPlotInfo().getDataArea();
      assertThat(area.getWidth() / area.getHeight())
          .isCloseTo(ScatterPicture.ASPECT, Offset.offset(0.05));
    }
  }
}
