package engram.smile.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.cluster.ClamModel;
import engram.datasets.Datasets;
import engram.smile.BasinClustering;
import engram.smile.ClAM;
import engram.smile.MemoryClustering;
import engram.table.Encoder;
import engram.table.Table;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.plot.swing.Figure;

class MemoryPlotsTest {

  private static final Table IRIS = Datasets.load("iris");
  private static final double[][] X = Encoder.fit(IRIS).encode(IRIS);
  private static final MemoryClustering<ClamModel> CLUSTERS =
      ClAM.fit(X, new ClAM.Options(3).with(o -> o.withRestarts(1)));

  /** The number of different colors of a picture drawn without a screen. */
  private static long colors(Figure figure) {
    assertThat(GraphicsEnvironment.isHeadless()).isTrue();
    BufferedImage image = figure.toBufferedImage(300, 240);
    assertThat(image.getWidth()).isEqualTo(300);
    return IntStream.range(0, 300 * 240)
        .map(i -> image.getRGB(i % 300, i / 300))
        .distinct()
        .count();
  }

  @Test
  void figuresAreDrawnWithoutAScreen() {
    long points = colors(MemoryPlots.memories(CLUSTERS, X, 2, 3));
    assertThat(points).isGreaterThan(4);
    assertThat(colors(MemoryPlots.landscape(CLUSTERS, X, 2, 3))).isGreaterThan(points + 50);
    assertThat(colors(MemoryPlots.memories(BasinClustering.fit(X), X, 0, 1))).isGreaterThan(3);
  }

  @Test
  void theFigureHoldsTheRowsAndTheMemories() {
    Figure figure = MemoryPlots.memories(CLUSTERS, X, 2, 3);
    assertThat(figure.getTitle()).isEqualTo("ClAM");
    assertThat(figure.getShapes()).hasSize(3 + 1);
    assertThat(figure.getLowerBounds()[0]).isLessThan(-1.5);
    assertThat(MemoryPlots.landscape(CLUSTERS, X, 2, 3).getAxisLabels())
        .containsExactly("column 2", "column 3");
  }

  @Test
  void columnsAndRowsMustBeThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryPlots.memories(CLUSTERS, X, 0, 4))
        .withMessageContaining("column is 4, allowed: 0 to 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryPlots.landscape(CLUSTERS, new double[7][4], 0, 1))
        .withMessageContaining("7 rows");
  }
}
