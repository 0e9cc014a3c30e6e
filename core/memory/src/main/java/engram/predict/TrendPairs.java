package engram.predict;

import engram.math.DataCheck;
import engram.math.Parallel;
import engram.member.Members;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The training pairs of a regression as memories of what trends leave over; they answer with the
 * number itself.
 *
 * @param completion completes missing cells
 * @param memory the pairs on their trends
 */
record TrendPairs(CellCompletion completion, TrendMixture memory) implements Memories {

  private static final long serialVersionUID = 1L;

  @Override
  public int size() {
    return memory.size();
  }

  @Override
  public int columns() {
    return memory.columns();
  }

  @Override
  public double[][] features() {
    return DataCheck.copy(completion.stored());
  }

  @Override
  public float[] target(int pair) {
    return memory.target(pair);
  }

  @Override
  public double[][] complete(double[][] x) {
    return completion.complete(x);
  }

  @Override
  public double[][] answers(double[][] x, Parallel pool) {
    return Arrays.stream(memory.predict(x, pool))
        .mapToObj(value -> new double[] {value})
        .toArray(double[][]::new);
  }

  @Override
  public double[] shares(double[] x) {
    return memory.weights(completion.complete(new double[][] {x})[0]);
  }

  @Override
  public List<Part> parts() {
    return Memories.sorted(memory.parts());
  }

  @Override
  public double[] relevances() {
    return memory.relevances(completion.stored());
  }

  @Override
  public double[] gaps(double[] x, int pair) {
    return memory.gaps(completion.complete(new double[][] {x})[0], completion.stored()[pair]);
  }

  @Override
  public String title() {
    Map<String, Double> kinds = new TreeMap<>();
    memory.addShares(kinds);
    return size()
        + " memories, metric "
        + memory.form().name().toLowerCase(Locale.ROOT)
        + (kinds.size() > 1 ? ", shares: " + Members.text(kinds) : "");
  }
}
