package engram.cli.clustering;

import engram.measure.ClusterScores;
import engram.table.DataException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Several methods on several data sets: what they found and how good it is. */
public final class Comparison {

  /** Told what comes next and how much work it is; answers who wants to hear how far it is. */
  @FunctionalInterface
  public interface Plan {
    /** Begins a part of the work. */
    PartProgress part(String note, double work);
  }

  private final List<Method> methods;
  private final long seed;
  private final int threads;
  private final List<List<ClusteringRow>> sets = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Prepares a comparison.
   *
   * @param methods the methods, in the order of their rows
   * @param seed seed of the draw of rows for silhouettes
   * @param threads threads to use, 0 = one per processor
   */
  public Comparison(List<Method> methods, long seed, int threads) {
    this.methods = List.copyOf(methods);
    this.seed = seed;
    this.threads = threads;
  }

  /** Returns about how much work one method has with a data set, in no particular unit. */
  public double work(EncodedData data, int k) {
    return (double) data.rows() * data.complete()[0].length * k;
  }

  /** Runs all methods on a data set. */
  public void run(EncodedData data, int k, Plan plan) {
    List<ClusteringRow> rows = new ArrayList<>();
    if (data.note() != null) {
      notes.add(data.note());
    }
    // Rules may choose the same restart, which then is scored once.
    Map<int[], ClusterScores> scored = new IdentityHashMap<>();
    for (Method method : methods) {
      PartProgress share = plan.part(data.name() + " " + method.title(), work(data, k));
      if (data.rows() > method.mostRows()) {
        notes.add(
            method.title()
                + " is left out of "
                + DataException.shown(data.name())
                + ": it has "
                + data.rows()
                + " rows, "
                + method.mostRows()
                + " are the most");
        continue;
      }
      for (Clustering clustering : method.cluster(data, k, share)) {
        ClusterScores scores =
            scored.computeIfAbsent(
                clustering.labels(), labels -> data.scores(labels, seed, threads));
        rows.add(new ClusteringRow(data, clustering, scores));
      }
    }
    if (!rows.isEmpty()) {
      sets.add(rows);
    }
  }

  /** Returns the rows of each data set. */
  public List<List<ClusteringRow>> sets() {
    return List.copyOf(sets);
  }

  /** Returns the rows of all data sets. */
  public List<ClusteringRow> rows() {
    return sets.stream().flatMap(List::stream).toList();
  }

  /**
   * Returns a block of results for each data set, and one with their means if there are several.
   */
  public List<ResultBlock> blocks() {
    List<ResultBlock> blocks = new ArrayList<>(sets.stream().map(ResultBlock::of).toList());
    if (blocks.size() > 1) {
      blocks.add(ResultBlock.means(blocks));
    }
    return blocks;
  }

  /** Returns what a reader has to know besides. */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
