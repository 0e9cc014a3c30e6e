package engram.smile;

import static engram.smile.ColorFrames.COLORS;
import static engram.smile.ColorFrames.FORMULA;
import static engram.smile.ColorFrames.QUICK;
import static engram.smile.ColorFrames.answers;
import static engram.smile.ColorFrames.colors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.learned.Model;
import engram.learned.Reason;
import engram.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.formula.Terms;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;

/** Models of frames are saved, and say the same once they are read again, in every host. */
class FrameModelFilesTest {

  @Test
  void aSavedClassifierSaysTheSameInEveryHost(@TempDir Path folder) {
    DataFrame frame = colors(30, COLORS);
    MemoryFrameClassifier ours = MemoryClassifier.fit(FORMULA, frame, QUICK);
    Path file = folder.resolve("m.json");
    ours.save(file);
    MemoryFrameClassifier loaded = MemoryFrameClassifier.load(file);
    List<double[]> before = new ArrayList<>();
    List<double[]> after = new ArrayList<>();
    assertThat(loaded.predict(frame, after)).isEqualTo(ours.predict(frame, before));
    for (int i = 0; i < 30; i++) {
      assertThat(after.get(i)).isEqualTo(before.get(i));
    }
    assertThat(loaded.labelOf(1)).isEqualTo("yes");
    assertThat(loaded.schema().names()).containsExactly("color", "size");
    Table answers = Model.load(file).predict(Frames.table(frame, "size", "color"));
    for (int i = 0; i < 30; i++) {
      assertThat(answers.cell(i, 0)).isEqualTo(ours.predict(frame.get(i)));
    }
    List<Reason> reasons = loaded.explain(frame.get(1), 3);
    assertThat(reasons).hasSize(3);
    assertThat(reasons.get(0).answer()).isEqualTo("no");
    assertThat(reasons.get(0).weight()).isBetween(reasons.get(1).weight(), 1.0);
  }

  @Test
  void wholeNumbersStayTheLabelsOfASavedClassifier(@TempDir Path folder) {
    int[] y = new int[20];
    double[] x = new double[20];
    for (int i = 0; i < y.length; i++) {
      y[i] = i % 2 == 0 ? -3 : 70;
      x[i] = y[i] + i % 5;
    }
    DataFrame frame = new DataFrame(new IntVector("y", y), new DoubleVector("x", x));
    MemoryClassifier.fit(FORMULA, frame, QUICK).save(folder.resolve("m.json"));
    MemoryFrameClassifier loaded = MemoryFrameClassifier.load(folder.resolve("m.json"));
    assertThat(loaded.classes()).containsExactly(-3, 70);
    assertThat(loaded.predict(frame)).isEqualTo(y);
  }

  @Test
  void aSavedRegressionAndImputerSayTheSame(@TempDir Path folder) {
    DataFrame frame = colors(30, COLORS);
    MemoryFrameRegression ours =
        MemoryRegression.fit(Formula.lhs("size"), frame, new MemoryRegression.Options());
    ours.save(folder.resolve("r.json"));
    MemoryFrameRegression loaded = MemoryFrameRegression.load(folder.resolve("r.json"));
    assertThat(loaded.predict(frame)).isEqualTo(ours.predict(frame));
    assertThat(loaded.explain(frame.get(0), 2)).hasSize(2);
    MemoryImputer imputer = MemoryImputer.fit(frame, "color", "size");
    imputer.save(folder.resolve("i.json"));
    assertThat(MemoryImputer.load(folder.resolve("i.json")).apply(frame).toArray())
        .isEqualTo(imputer.apply(frame).toArray());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryFrameClassifier.load(folder.resolve("r.json")))
        .withMessageEndingWith("r.json holds no classifier");
  }

  @Test
  void aFormulaThatComputesColumnsIsNotSaved(@TempDir Path folder) {
    Formula formula = Formula.of("y", Terms.abs("size"));
    MemoryFrameClassifier ours = MemoryClassifier.fit(formula, colors(30, COLORS), QUICK);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ours.save(folder.resolve("m.json")))
        .withMessageContaining("the formula computes abs(size)");
  }
}
