package engram.smile;

import engram.predict.MetricForm;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;

/** Frames with a nominal column that decides the response, for tests of prediction. */
final class ColorFrames {

  private ColorFrames() {}

  static final Formula FORMULA = Formula.lhs("y");
  static final MemoryClassifier.Options QUICK =
      new MemoryClassifier.Options().with(o -> o.withMetric(MetricForm.BETA));
  static final String[] COLORS = {"red", "green", "blue"};

  static StructField nominal(String name, String... levels) {
    return new StructField(name, DataTypes.IntType, new NominalScale(levels));
  }

  /** Green is one class, red and blue the other; size says nothing. */
  static DataFrame colors(int n, String... levels) {
    NominalScale scale = new NominalScale(levels);
    int[] color = new int[n];
    int[] y = new int[n];
    double[] size = new double[n];
    for (int i = 0; i < n; i++) {
      color[i] = scale.valueOf(COLORS[i % 3]).intValue();
      y[i] = i % 3 == 1 ? 0 : 1;
      size[i] = i * 7 % 5;
    }
    return new DataFrame(
        new IntVector(nominal("y", "no", "yes"), y),
        new IntVector(nominal("color", levels), color),
        new DoubleVector("size", size));
  }

  static int[] answers(DataFrame frame) {
    return frame.column("y").toIntArray();
  }
}
