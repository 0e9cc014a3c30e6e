package engram.weka.compare;

import engram.measure.ScoreKind;
import engram.measure.ScoreKind.Better;
import java.util.function.ToDoubleFunction;

/** A column of the table of a comparison. */
public enum Score {
  /** Adjusted Rand index with the classes. */
  ARI("ARI", Better.HIGHER, 3, run -> run.scores().ari()),
  /** Normalised mutual information with the classes. */
  NMI("NMI", Better.HIGHER, 3, run -> run.scores().nmi()),
  /** Share of rows outside the cluster matched to their class, by the best matching. */
  ERROR("matched error", Better.LOWER, 3, run -> 1 - run.scores().accuracy()),
  /** Mean silhouette. */
  SILHOUETTE("silhouette", Better.HIGHER, 3, run -> run.scores().silhouette()),
  /** Clusters with a row. */
  USED("clusters used", Better.NEITHER, 1, run -> run.scores().sizes().clustersUsed()),
  /** Wall-clock seconds. */
  SECONDS("seconds", Better.LOWER, 2, Run::seconds);

  private final ScoreKind kind;
  private final ToDoubleFunction<Run> value;

  Score(String heading, Better better, int decimals, ToDoubleFunction<Run> value) {
    this.kind = new ScoreKind(heading, better, decimals);
    this.value = value;
  }

  /** Returns how it is shown and compared. */
  public ScoreKind kind() {
    return kind;
  }

  double of(Run run) {
    return value.applyAsDouble(run);
  }
}
