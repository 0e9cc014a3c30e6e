package engram.math;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RowsBlocksTest {

  @Property(tries = 200)
  void productsByBlocksAreThoseOfRowAfterRowToTheBit(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int sources) {
    RandomStream random = new RandomStream(seed);
    float[][] x = rows(sources, 64, random);
    float[][] c = rows(5, sources, random);
    float[][] blocks = rows(5, 64, random);
    float[][] one = new float[5][];
    for (int k = 0; k < 5; k++) {
      one[k] = blocks[k].clone();
      Rows.addScaled(one[k], 64, x, c[k], sources);
    }

    Rows.addProducts(blocks, 5, 64, x, c, sources);

    assertThat(blocks).isDeepEqualTo(one);
  }

  @Property(tries = 100)
  void aTransposeHoldsEveryEntryAtItsMirroredPlace(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int m) {
    float[][] x = rows(m, 64, new RandomStream(seed));
    float[][] out = new float[64][m];

    Rows.transpose(x, m, 64, out);

    for (int j = 0; j < m; j++) {
      for (int i = 0; i < 64; i++) {
        assertThat(out[i][j]).isEqualTo(x[j][i]);
      }
    }
  }

  private static float[][] rows(int count, int length, RandomStream random) {
    float[][] rows = new float[count][length];
    for (float[] row : rows) {
      for (int i = 0; i < length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return rows;
  }
}
