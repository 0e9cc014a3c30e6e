package engram.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LeafMemoryTest {

  private static Member learned(Pairs pairs) {
    return new LeafPlan(pairs.classes() > 0).learn(pairs, new RandomStream(4)).get(1);
  }

  private static double[][] predict(Member member, double[][] x, int threads) {
    try (Parallel pool = new Parallel(threads)) {
      return member.predict(x, new double[] {0, 20}, pool)[1];
    }
  }

  @Test
  void aLeafIsFoundByTheCutsOnTheWay() {
    LeafTree tree =
        new LeafTree(
            new int[] {1, -1, 0, -1, -1}, new float[] {2, 0, -1, 0, 0}, new int[] {1, 0, 3, 0, 0});

    assertThat(tree.leaf(new double[] {0, 1})).isEqualTo(1);
    assertThat(tree.leaf(new double[] {-2, 2})).isEqualTo(3);
    assertThat(tree.leaf(new double[] {-1, 2})).isEqualTo(4);
    assertThat(tree.fits(2)).isTrue();
    assertThat(tree.fits(1)).isFalse();
  }

  @Test
  void leavesHoldThreePairsOrMoreAndOnesOfOneTargetAreNotCut() {
    Pairs pairs = Blobs.of(90, 1);

    LeafTree tree = TreeGrowth.grow(pairs, 3, 2, new RandomStream(1));

    int[] sizes = new int[tree.columns().length];
    for (double[] row : pairs.x()) {
      sizes[tree.leaf(row)]++;
    }
    assertThat(Arrays.stream(sizes).filter(size -> size > 0).min().orElseThrow())
        .isGreaterThanOrEqualTo(3);
    int[] same = {0, 3, 6, 9, 12, 15, 18};
    assertThat(TreeGrowth.grow(pairs.pick(same), 3, 2, new RandomStream(1)).columns()).hasSize(1);
  }

  @Test
  void classesAndNumbersArePredictedAndThreadsDoNotMatter() {
    Pairs test = Blobs.of(150, 3);
    Member classes = learned(Blobs.of(300, 2));
    Member numbers = learned(Blobs.numbers(300, 2));

    double[][] p = predict(classes, test.x(), 1);

    assertThat(Blobs.accuracy(p, test)).isGreaterThan(0.8);
    assertThat(predict(classes, test.x(), 3)).isDeepEqualTo(p);
    double[][] found;
    try (Parallel pool = new Parallel(2)) {
      found = numbers.predict(test.x(), new double[] {0}, pool)[0];
    }
    Pairs truth = Blobs.numbers(150, 3);
    double error = 0;
    double spread = 0;
    for (int i = 0; i < found.length; i++) {
      error += Math.pow(found[i][0] - truth.targets()[i][0], 2);
      spread += Math.pow(3.5 - truth.targets()[i][0], 2);
    }
    assertThat(error).isLessThan(0.2 * spread);
  }

  @Test
  void anAnswerIsTheMeanOfTheTargetsUnderItsWeights() {
    for (Pairs pairs : new Pairs[] {Blobs.of(90, 4), Blobs.numbers(90, 4)}) {
      Member member = learned(pairs);
      double[] row = Blobs.of(3, 5).x()[2];

      double[] weights = member.weights(row, 20);
      assertThat(Arrays.stream(member.weights(row, 0)).sum()).isCloseTo(1, within(1e-12));

      double[] mean = new double[pairs.width()];
      for (int j = 0; j < weights.length; j++) {
        for (int c = 0; c < mean.length; c++) {
          mean[c] += weights[j] * pairs.targets()[j][c];
        }
      }
      assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
      assertThat(predict(member, new double[][] {row}, 1)[0]).containsExactly(mean, within(1e-12));
    }
  }

  @Test
  void itReadsBackToTheBitAlsoWithOneMorePair() {
    Pairs pairs = Blobs.of(60, 6);
    Member member = learned(pairs);
    double[] row = {1, 0, 2};
    float[] target = {0, 0, 1};
    JsonObject json = JsonParser.parseString(member.toJson().toString()).getAsJsonObject();

    Member read = LeafMemory.fromJson(json, pairs.with(row, target));

    double[][] asked = Blobs.of(30, 7).x();
    assertThat(predict(read, asked, 1)).isDeepEqualTo(predict(member.with(row, target), asked, 1));
    assertThat(predict(read, asked, 1)).isNotEqualTo(predict(member, asked, 1));
  }

  @Test
  void pairsOfWeightZeroHaveNoPart() {
    Pairs pairs = Blobs.of(60, 8);
    double[] weights = new double[60];
    Arrays.setAll(weights, i -> i % 2);
    Member member = learned(Blobs.weighted(pairs, weights));

    double[] found = member.weights(pairs.x()[0], 20);

    assertThat(found[0]).isZero();
    assertThat(Arrays.stream(found).sum()).isCloseTo(1, within(1e-12));
    Member none = learned(Blobs.weighted(Blobs.numbers(6, 1), new double[6]));
    assertThat(none.weights(pairs.x()[0], 0)).containsOnly(new double[] {1 / 6.0}, within(1e-12));
  }

  @Test
  void constantColumnsAndFewPairsMakeOneLeaf() {
    Pairs flat = new Pairs(new double[9][2], Blobs.of(9, 1).targets(), 3, null);

    assertThat(predict(learned(flat), new double[][] {{1, 1}}, 1)[0])
        .containsOnly(new double[] {1 / 3.0}, within(1e-6));
    assertThat(predict(learned(Blobs.of(3, 1)), new double[][] {{1, 1, 1}}, 1)[0])
        .containsOnly(new double[] {1 / 3.0}, within(1e-6));
  }

  @Test
  void treesThatDoNotFitAreRefused() {
    Pairs pairs = Blobs.of(9, 1);
    JsonObject json =
        JsonParser.parseString("{trees: [{columns: [7], cuts: [0], left: [0]}]}").getAsJsonObject();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeafMemory.fromJson(json, pairs))
        .withMessageContaining("trees of 3 columns");
  }
}
