package engram.predict;

import engram.math.DataCheck;
import engram.math.Parallel;
import java.util.List;
import java.util.Locale;

/**
 * The training pairs as memories of one inverse temperature, whose targets descend T steps
 * (tutorial eq. 5.16): learned memories that were never moved.
 *
 * @param completion completes missing cells
 * @param memories the completed pairs
 */
record SinglePairs(CellCompletion completion, LearnedMemories memories) implements Memories {

  private static final long serialVersionUID = 1L;

  @Override
  public int size() {
    return memories.count();
  }

  @Override
  public int columns() {
    return memories.center().length;
  }

  @Override
  public double[][] features() {
    return DataCheck.copy(completion.stored());
  }

  @Override
  public float[] target(int pair) {
    return memories.targets()[pair];
  }

  @Override
  public double[][] complete(double[][] x) {
    return completion.complete(x);
  }

  @Override
  public double[][] answers(double[][] x, Parallel pool) {
    return memories.answers(x, pool);
  }

  @Override
  public double[] shares(double[] x) {
    return memories.shares(completion.complete(new double[][] {x})[0]);
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("metric", columns(), false, false, memories.beta(), 1));
  }

  @Override
  public double[] relevances() {
    return memories.relevances();
  }

  @Override
  public double[] gaps(double[] x, int pair) {
    return memories.gaps(completion.complete(new double[][] {x})[0], pair);
  }

  @Override
  public SinglePairs with(double[] x, float[] target) {
    CellCompletion more = completion.with(x.clone());
    return new SinglePairs(more, memories.with(more.stored()[size()], target));
  }

  @Override
  public String title() {
    return String.format(
        Locale.ROOT,
        "%d memories, metric single, beta = %.4g, %d steps of %.3g",
        size(),
        memories.beta(),
        memories.steps(),
        memories.stepSize());
  }
}
