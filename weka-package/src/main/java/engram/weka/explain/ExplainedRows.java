package engram.weka.explain;

import engram.weka.explain.Explanation.Pull;
import engram.weka.explain.Explanation.Support;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/** What the tables of {@link ExplainFrame} show, without the window. */
final class ExplainedRows {

  private ExplainedRows() {}

  /** Returns the headings of instances with their predictions. */
  static List<String> headings(Instances rows) {
    List<String> headings = new ArrayList<>(List.of("No.", "true class", "predicted", "error"));
    for (int a = 0; a < rows.numAttributes(); a++) {
      if (a != rows.classIndex()) {
        headings.add(rows.attribute(a).name());
      }
    }
    return headings;
  }

  /**
   * Returns instances with their predictions.
   *
   * @param answers of each
   */
  static List<Object[]> instances(Instances rows, double[][] answers) {
    List<Object[]> cells = new ArrayList<>();
    Attribute target = rows.classAttribute();
    for (int i = 0; i < rows.numInstances(); i++) {
      Instance row = rows.instance(i);
      List<Object> line = new ArrayList<>();
      line.add(i + 1);
      line.add(row.classIsMissing() ? null : value(row, rows.classIndex()));
      line.add(PredictorText.answer(answers[i], target));
      line.add(error(row, answers[i]));
      for (int a = 0; a < rows.numAttributes(); a++) {
        if (a != rows.classIndex()) {
          line.add(value(row, a));
        }
      }
      cells.add(line.toArray());
    }
    return cells;
  }

  /** A plus where a label is wrong, the difference of a number. */
  private static Object error(Instance row, double[] answer) {
    if (row.classIsMissing()) {
      return null;
    }
    if (!row.classAttribute().isNominal()) {
      return answer[0] - row.classValue();
    }
    return weka.core.Utils.maxIndex(answer) == (int) row.classValue() ? "" : "+";
  }

  private static Object value(Instance row, int attribute) {
    if (row.isMissing(attribute)) {
      return null;
    }
    boolean number = row.attribute(attribute).isNumeric() && !row.attribute(attribute).isDate();
    return number ? (Object) row.value(attribute) : row.toString(attribute);
  }

  /** Returns the headings of memories. */
  static List<String> memoryHeadings() {
    return List.of("memory", "class", "share %", "");
  }

  /** Returns the memories behind an answer, the counterexample last where it is not among them. */
  static List<Support> memories(Explanation why) {
    List<Support> all = new ArrayList<>(why.supports());
    Support counter = why.counterexample();
    if (counter != null && all.stream().noneMatch(each -> each.number() == counter.number())) {
      all.add(counter);
    }
    return all;
  }

  /** Returns the cells of memories. */
  static List<Object[]> memoryCells(Explanation why) {
    List<Object[]> cells = new ArrayList<>();
    for (Support each : memories(why)) {
      boolean counter =
          why.counterexample() != null && why.counterexample().number() == each.number();
      String note =
          counter ? "counterexample" : same(each.memory(), why.instance()) ? "itself" : "";
      cells.add(new Object[] {each.number(), each.answer(), 100 * each.weight(), note});
    }
    return cells;
  }

  /** Returns whether a memory has the same values, the class with them. */
  private static boolean same(Instance memory, Instance instance) {
    for (int a = 0; a < instance.numAttributes(); a++) {
      if (Double.compare(memory.value(a), instance.value(a)) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the headings of attributes. */
  static List<String> attributeHeadings(Explanation why, Support memory) {
    List<String> headings =
        new ArrayList<>(List.of("attribute", "here", "memory " + memory.number(), "nearer by"));
    if (isAgainst(why, memory)) {
      int number = why.counterexample().number();
      headings.addAll(List.of("counterexample " + number, "nearer by ", "difference"));
    }
    return headings;
  }

  private static boolean isAgainst(Explanation why, Support memory) {
    return why.counterexample() != null && why.counterexample().number() != memory.number();
  }

  /** Returns the cells of attributes: values, and what brings a memory near. */
  static List<Object[]> attributeCells(Explanation why, Support memory) {
    boolean against = isAgainst(why, memory);
    Map<Integer, Double> others = new HashMap<>();
    if (against) {
      why.counterexample().pulls().forEach(pull -> others.put(pull.attribute(), pull.nats()));
    }
    List<Object[]> cells = new ArrayList<>();
    for (Pull pull : memory.pulls()) {
      int a = pull.attribute();
      List<Object> line = new ArrayList<>();
      line.add(why.instance().attribute(a).name());
      line.add(value(why.instance(), a));
      line.add(value(memory.memory(), a));
      line.add(pull.nats());
      if (against) {
        line.add(value(why.counterexample().memory(), a));
        line.add(others.get(a));
        line.add(pull.nats() - others.get(a));
      }
      cells.add(line.toArray());
    }
    return cells;
  }

  /** Returns the answer in a line. */
  static String answer(Explanation why) {
    Attribute target = why.instance().classAttribute();
    String truth =
        why.instance().classIsMissing()
            ? ""
            : ", true class " + why.instance().toString(why.instance().classIndex());
    return String.format(
        Locale.ROOT,
        "Answer %s%s. %.0f %% of it is by distances that attributes add up to.",
        PredictorText.answer(why.answer(), target),
        truth,
        100 * why.byColumns());
  }
}
