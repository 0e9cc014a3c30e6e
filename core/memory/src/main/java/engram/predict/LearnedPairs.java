package engram.predict;

import engram.math.Parallel;
import java.util.List;
import java.util.Locale;

/**
 * Memories that were learned.
 *
 * @param memories the memories
 * @param epochs passes over the data
 * @param loss mean loss of a row over the last pass
 */
record LearnedPairs(LearnedMemories memories, int epochs, double loss) implements Memories {

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
    return memories.dataUnits();
  }

  @Override
  public float[] target(int memory) {
    return memories.targets()[memory];
  }

  @Override
  public double[][] complete(double[][] x) {
    return x;
  }

  @Override
  public double[][] answers(double[][] x, Parallel pool) {
    return memories.answers(x, pool);
  }

  @Override
  public double[] shares(double[] x) {
    return memories.shares(x);
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("learned", columns(), false, false, memories.beta(), 1));
  }

  @Override
  public double[] relevances() {
    return memories.relevances();
  }

  @Override
  public double[] gaps(double[] x, int memory) {
    return memories.gaps(x, memory);
  }

  @Override
  public String title() {
    return String.format(
        Locale.ROOT,
        "form learned, K = %d, beta = %.4g, %d epochs, loss %.4g",
        size(),
        memories.beta(),
        epochs,
        loss);
  }
}
