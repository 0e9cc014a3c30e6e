package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.clusterers.AbstractClusterer;
import weka.clusterers.ClAM;
import weka.clusterers.EnergyBasins;
import weka.core.SerializedObject;

class EnergyPictureTest {

  @TempDir private Path folder;

  private BufferedImage picture(AbstractClusterer clusterer, String data) throws Exception {
    clusterer.buildClusterer(TestData.withoutClass(data));
    // As the Explorer keeps it, and as it comes from a file.
    Sketched copy = (Sketched) new SerializedObject(clusterer).getObject();
    File file = folder.resolve("picture.png").toFile();
    SketchPicture.of(copy.sketch()).write(file);
    return ImageIO.read(file);
  }

  private static long colours(BufferedImage image) {
    return java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
        .distinct()
        .count();
  }

  @Test
  void clamOfIrisHasItsValleysDarkerThanItsEdge() throws Exception {
    ClAM clusterer = new ClAM();
    clusterer.setNumClusters(3);
    BufferedImage image = picture(clusterer, "iris");
    assertThat(image.getWidth()).isEqualTo(SketchPicture.WIDTH);
    assertThat(colours(image)).isGreaterThan(500);
    double[] sums = new double[2];
    for (int y = 300; y < 600; y++) {
      sums[0] += brightness(image, SketchPicture.WIDTH / 2, y);
      sums[1] += brightness(image, 40, y);
    }
    assertThat(sums[0]).isLessThan(sums[1]);
  }

  private static double brightness(BufferedImage image, int x, int y) {
    Color color = new Color(image.getRGB(x, y));
    return color.getRed() + color.getGreen() + color.getBlue();
  }

  @Test
  void basinsOfDataWithMissingValuesAndLabelsAreDrawn() throws Exception {
    assertThat(colours(picture(new EnergyBasins(), "penguins"))).isGreaterThan(500);
  }

  @Test
  void oneInstanceAndOneClusterAreDrawn() throws Exception {
    ClAM clusterer = new ClAM();
    clusterer.setNumClusters(1);
    clusterer.buildClusterer(new weka.core.Instances(TestData.withoutClass("iris"), 0, 1));
    assertThat(colours(SketchPicture.of(clusterer.sketch()).image())).isGreaterThan(2);
  }
}
