package engram.predict;

import engram.math.RandomStream;
import engram.math.Rows;
import engram.math.Tiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where learned memories start: at training pairs. Every class gets as many as every other, as long
 * as it has rows; within a class they are drawn far apart (k-means++, Arthur and Vassilvitskii
 * 2007). Of numbers, the targets count as one more feature.
 */
final class LearnedStart {

  private final Tiles tiles;
  private final int perTile;
  private final AnswerLoss loss;

  LearnedStart(Tiles tiles, int perTile, AnswerLoss loss) {
    this.tiles = tiles;
    this.perTile = perTile;
    this.loss = loss;
  }

  /** Returns the places of K rows in the tiles; fewer where fewer differ and have a weight. */
  int[] places(int k, RandomStream stream) {
    List<List<Integer>> groups = groups();
    int[] quotas = quotas(groups, k);
    List<Integer> chosen = new ArrayList<>();
    for (int g = 0; g < quotas.length; g++) {
      chosen.addAll(apart(groups.get(g), quotas[g], stream.fork(g)));
    }
    return chosen.stream().mapToInt(i -> i).toArray();
  }

  /** The places of the rows of each class, or of all in one group; rows of no weight nowhere. */
  private List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    for (int c = 0; c < Math.max(1, loss.classes()); c++) {
      groups.add(new ArrayList<>());
    }
    for (int i = 0; i < tiles.points(); i++) {
      if (tiles.tile(i / perTile).weights()[i % perTile] > 0) {
        groups.get(group(i)).add(i);
      }
    }
    groups.sort((a, b) -> b.size() - a.size());
    return groups;
  }

  private float[] target(int place) {
    return loss.targets()[tiles.source(place / perTile, place % perTile)];
  }

  private int group(int place) {
    float[] target = target(place);
    int c = 0;
    while (loss.classes() > 0 && target[c] == 0) {
      c++;
    }
    return c;
  }

  /** One for each group in turn, the largest first, until k are given or no row is left. */
  private static int[] quotas(List<List<Integer>> groups, int k) {
    int[] quotas = new int[groups.size()];
    int left = Math.min(k, groups.stream().mapToInt(List::size).sum());
    while (left > 0) {
      for (int g = 0; g < quotas.length && left > 0; g++) {
        if (quotas[g] < groups.get(g).size()) {
          quotas[g]++;
          left--;
        }
      }
    }
    return quotas;
  }

  private List<Integer> apart(List<Integer> group, int count, RandomStream stream) {
    List<Integer> chosen = new ArrayList<>();
    float[][] rows = new float[group.size()][];
    double[] nearest = new double[rows.length];
    for (int i = 0; i < rows.length && count > 0; i++) {
      rows[i] = row(group.get(i));
    }
    Arrays.fill(nearest, 1);
    while (chosen.size() < count && Arrays.stream(nearest).anyMatch(square -> square > 0)) {
      int i = draw(nearest, stream);
      chosen.add(group.get(i));
      for (int j = 0; j < rows.length; j++) {
        double square = squaredDistance(rows[i], rows[j]);
        nearest[j] = j == i ? 0 : chosen.size() == 1 ? square : Math.min(nearest[j], square);
      }
    }
    return chosen;
  }

  /** The features, and the target where it is a number. */
  private float[] row(int place) {
    int d = tiles.columns();
    float[] row = new float[d];
    tiles.copyPoint(place, row);
    if (loss.classes() == 0) {
      row = Arrays.copyOf(row, d + 1);
      row[d] = target(place)[0] * (float) Math.sqrt(tiles.meanSquaredDistance() / 2);
    }
    return row;
  }

  private static double squaredDistance(float[] a, float[] b) {
    float[] gap = a.clone();
    Rows.subtract(gap, gap.length, b);
    return Rows.dot(gap, gap, gap.length);
  }

  /** Draws by weight. */
  private static int draw(double[] weights, RandomStream stream) {
    double at = stream.nextDouble() * Arrays.stream(weights).sum();
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        at -= weights[i];
        if (at < 0) {
          return i;
        }
      }
    }
    return last;
  }
}
