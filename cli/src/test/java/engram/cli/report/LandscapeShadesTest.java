package engram.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import engram.energy.Energies;
import java.awt.Color;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LandscapeShadesTest {

  private static final double[][] MEMORIES = {{-2, 0}, {2, 1}};
  private static final Frame FRAME = new Frame(-5, 5, -4, 4);
  private final LandscapeShades landscape = LandscapeShades.of(MEMORIES, 3, FRAME);

  private static int brightness(BufferedImage image, double x, double y) {
    int column = (int) ((x + 5) / 10 * image.getWidth());
    int row = (int) ((4 - y) / 8 * image.getHeight());
    return new Color(image.getRGB(column, row)).getRed();
  }

  @Test
  void valleysAreDarkerThanTheRidgeBetweenThem() {
    BufferedImage image = landscape.shades();
    int ridge = brightness(image, 0, 0.5);
    assertThat(brightness(image, -2, 0)).isLessThan(ridge);
    assertThat(brightness(image, 2, 1)).isLessThan(ridge);
    assertThat(brightness(image, -4.9, 3.9)).isGreaterThan(ridge);
  }

  @Test
  void bothEndsOfEveryPieceOfALineHaveTheSameEnergy() {
    double[] from = new double[6];
    double[] to = new double[6];
    int pieces = 0;
    PathIterator path = landscape.contours().getPathIterator(null);
    for (; !path.isDone(); path.next()) {
      if (path.currentSegment(to) == PathIterator.SEG_LINETO) {
        pieces++;
        assertThat(energy(to)).isCloseTo(energy(from), org.assertj.core.data.Offset.offset(0.03));
      }
      System.arraycopy(to, 0, from, 0, 2);
    }
    assertThat(pieces).isGreaterThan(500);
  }

  private static double energy(double[] point) {
    return Energies.logSumExp(3).over(MEMORIES).energy(new double[] {point[0], point[1]});
  }
}
