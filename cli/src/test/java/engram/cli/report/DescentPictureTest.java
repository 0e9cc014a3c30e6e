package engram.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescentPictureTest {

  @TempDir private Path folder;

  @Test
  void theMeanAndItsBandLieWhereTheNumbersAre() throws IOException {
    Path file = folder.resolve("descent.png");
    DescentPicture.write(file, "title", new double[][] {{10, 4, 0}, {10, 6, 0}});
    BufferedImage picture = ImageIO.read(file.toFile());
    // At step 1 they lie 1 above and below 5 of 10: a fifth of the plot, four fifths of the
    // picture.
    int middle = middle(picture);
    assertThat(blue(picture, middle)).isBetween(0.13, 0.17);
    assertThat(blue(picture, middle)).isGreaterThan(3 * blue(picture, 120));
  }

  /** The column of step 1: half way between the outer marks. */
  private static int middle(BufferedImage picture) {
    int first = picture.getWidth();
    int last = 0;
    for (int x = 0; x < picture.getWidth(); x++) {
      if (blue(picture, x) > 0) {
        first = Math.min(first, x);
        last = Math.max(last, x);
      }
    }
    return (first + last) / 2;
  }

  /** Share of a column that is a shade of blue. */
  private static double blue(BufferedImage picture, int x) {
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      int rgb = picture.getRGB(x, y);
      count += (rgb & 0xff) - (rgb >> 16 & 0xff) > 20 ? 1 : 0;
    }
    return (double) count / picture.getHeight();
  }

  @Test
  void oneDescentIsALineWithoutABand() throws IOException {
    Path file = folder.resolve("one.svg");
    DescentPicture.write(file, "one", new double[][] {{3, 2, 1}});
    assertThat(Files.readString(file)).contains("<svg", "one image").doesNotContain("deviation");
  }
}
