package engram.weka.explain;

import engram.math.Largest;
import engram.member.Insight;
import engram.table.ColumnSums;
import engram.weka.Predictor;
import engram.weka.Predictor.Behind;
import engram.weka.RowCoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Explains answers of a predictor in the attributes of the data.
 *
 * @param predictor that answers
 * @param coder of its rows
 * @param pairs instances that it was learned from
 * @param learned whether its memories are learned
 */
public record Explainer(Predictor predictor, RowCoder coder, Instances pairs, boolean learned) {

  /** Explains an answer; null if all get the same. */
  public Explanation explain(Instance instance, int count) {
    Insight insight = predictor.insight();
    if (insight == null) {
      return null;
    }
    double[] x = coder.encode(instance);
    double[] answer = predictor.predict(new double[][] {x})[0];
    List<Behind> all = predictor.behind(x, Integer.MAX_VALUE);
    List<Behind> told = new ArrayList<>(all.subList(0, Math.min(count, all.size())));
    int likeliest = Largest.of(answer);
    Optional<Behind> counter =
        all.stream().filter(each -> each.label() >= 0 && each.label() != likeliest).findFirst();
    counter.ifPresent(told::add);
    List<Explanation.Support> supports = supports(insight, x, told);
    Explanation.Support last = counter.isPresent() ? supports.remove(supports.size() - 1) : null;
    double byColumns =
        insight.parts().stream()
            .filter(part -> part.kind().equals("metric") || part.kind().equals("learned"))
            .mapToDouble(Insight.Part::share)
            .sum();
    return new Explanation(instance, answer, supports, last, byColumns);
  }

  private List<Explanation.Support> supports(Insight insight, double[] x, List<Behind> told) {
    int[] which = told.stream().mapToInt(Behind::memory).toArray();
    double[][] nearness = insight.nearness(x, which);
    List<Explanation.Support> supports = new ArrayList<>();
    for (int i = 0; i < which.length; i++) {
      supports.add(support(told.get(i), ColumnSums.of(coder.encoder(), nearness[i])));
    }
    return supports;
  }

  private Explanation.Support support(Behind behind, double[] nats) {
    List<Explanation.Pull> pulls = new ArrayList<>();
    for (int c = 0; c < nats.length; c++) {
      pulls.add(new Explanation.Pull(coder.index(c), nats[c]));
    }
    pulls.sort(Comparator.comparingDouble(pull -> -pull.nats()));
    Instance memory = learned ? decoded(behind.memory()) : pairs.instance(behind.memory());
    return new Explanation.Support(
        behind.memory() + 1, memory, text(behind, memory), behind.weight(), pulls);
  }

  /** A learned memory as an instance without a class. */
  private Instance decoded(int memory) {
    double[] cells = coder.encoder().decodeRow(predictor.memories()[memory]);
    double[] values = new double[coder.header().numAttributes()];
    java.util.Arrays.fill(values, Double.NaN);
    for (int c = 0; c < cells.length; c++) {
      values[coder.index(c)] = cells[c];
    }
    Instance instance = new DenseInstance(1, values);
    instance.setDataset(coder.header());
    return instance;
  }

  private String text(Behind behind, Instance memory) {
    if (behind.label() >= 0) {
      return pairs.classAttribute().value(behind.label());
    }
    return memory.classIsMissing()
        ? PredictorText.answer(
            predictor.predict(new double[][] {predictor.memories()[behind.memory()]})[0],
            pairs.classAttribute())
        : memory.toString(memory.classIndex());
  }
}
