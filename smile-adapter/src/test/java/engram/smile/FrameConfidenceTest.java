package engram.smile;

import static engram.smile.ColorFrames.COLORS;
import static engram.smile.ColorFrames.FORMULA;
import static engram.smile.ColorFrames.QUICK;
import static engram.smile.ColorFrames.colors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.learned.Confidence;
import engram.learned.Model;
import engram.table.Table;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smile.data.DataFrame;
import smile.data.formula.Formula;

/** Sets of classes and intervals of frame models are those of the same model everywhere else. */
class FrameConfidenceTest {

  private static final double ASKED = 0.9;
  private static final DataFrame FRAME = colors(40, COLORS);

  @Test
  void setsAreThoseOfTheModelFile(@TempDir Path folder) {
    MemoryFrameClassifier ours = MemoryClassifier.fit(FORMULA, FRAME, QUICK).confident(FRAME);
    ours.save(folder.resolve("m.json"));
    Model file = Model.load(folder.resolve("m.json"));
    Confidence sure = Confidence.of(file, ASKED);
    Table answers = file.predict(Frames.table(FRAME, "size", "color"));
    String[][] sets = ours.sets(FRAME, ASKED);
    for (int i = 0; i < sets.length; i++) {
      assertThat(String.join("|", sets[i])).isEqualTo(sure.texts(sure.bounds(answers, i)).get(0));
    }
    assertThat(MemoryFrameClassifier.load(folder.resolve("m.json")).sets(FRAME, ASKED))
        .isEqualTo(sets);
  }

  @Test
  void intervalsAreThoseOfTheModelFileAndWiderForMoreConfidence(@TempDir Path folder) {
    MemoryFrameRegression ours =
        MemoryRegression.fit(Formula.lhs("size"), FRAME, new MemoryRegression.Options())
            .confident(FRAME);
    ours.save(folder.resolve("r.json"));
    double[][] intervals = ours.intervals(FRAME, ASKED);
    Confidence sure = Confidence.of(Model.load(folder.resolve("r.json")), ASKED);
    double[] found = ours.predict(FRAME);
    for (int i = 0; i < found.length; i++) {
      assertThat(intervals[i]).isEqualTo(sure.bounds(new double[] {found[i]}));
    }
    assertThat(MemoryFrameRegression.load(folder.resolve("r.json")).intervals(FRAME, ASKED))
        .isEqualTo(intervals);
    double[] narrow = ours.intervals(FRAME, 0.5)[0];
    assertThat(narrow[0]).isGreaterThanOrEqualTo(intervals[0][0]);
    assertThat(narrow[1]).isLessThanOrEqualTo(intervals[0][1]);
  }

  @Test
  void aModelThatDoesNotKnowItsMissesIsRefusedWithTheRemedy() {
    MemoryFrameClassifier unsure = MemoryClassifier.fit(FORMULA, FRAME, QUICK);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> unsure.sets(FRAME, ASKED))
        .withMessageContaining("confident(data)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> unsure.confident(FRAME).sets(FRAME, 0.99))
        .withMessageContaining("confidence is 0.99, allowed: above 0 to");
  }
}
