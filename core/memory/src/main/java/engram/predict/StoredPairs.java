package engram.predict;

import engram.math.DataCheck;
import engram.math.Parallel;
import engram.member.Members;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The training pairs as memories under learned metrics.
 *
 * @param completion completes missing cells
 * @param memory the pairs
 * @param form what was learned of the metric with the largest share
 */
record StoredPairs(CellCompletion completion, PairMixture memory, MetricForm form)
    implements Memories {

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
    return memory.predict(x, pool);
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
    double[] sum = new double[columns()];
    memory.addRelevances(completion.stored(), 1, sum);
    return Memories.normalised(sum);
  }

  @Override
  public double[] gaps(double[] x, int pair) {
    double share = memory.columnShare();
    double[] sum = new double[columns()];
    double[] row = completion.complete(new double[][] {x})[0];
    memory.addGaps(row, completion.stored()[pair], share > 0 ? 1 / share : 0, sum);
    return sum;
  }

  @Override
  public StoredPairs with(double[] x, float[] target) {
    CellCompletion more = completion.with(x.clone());
    double[] completed = more.stored()[more.stored().length - 1];
    return new StoredPairs(more, memory.with(completed, target), form);
  }

  @Override
  public String title() {
    Map<String, Double> kinds = new TreeMap<>();
    memory.addShares(kinds, 1);
    return size()
        + " memories, metric "
        + form.name().toLowerCase(Locale.ROOT)
        + (kinds.size() > 1 ? ", shares: " + Members.text(kinds) : "");
  }
}
