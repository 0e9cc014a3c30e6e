package engram.weka;

/**
 * The words of the core's options, said again as types of this package. Weka's reader of
 * experiments in XML finds types only in the jar at the root of a package, and the core's stand in
 * another. The constants are those of the core, which a test holds.
 */
public final class Choice {

  private Choice() {}

  /** Returns the constant of the same name of another type. */
  public static <F extends Enum<F>, T extends Enum<T>> T as(Class<T> type, F word) {
    return Enum.valueOf(type, word.name());
  }

  /** {@link engram.cluster.RestartRule}. */
  public enum Rule {
    /** The restart most like the others. */
    AGREEMENT,
    /** The restart of least loss. */
    LOSS
  }

  /** {@link engram.cluster.DeadMemories}. */
  public enum Dead {
    /** Placed anew. */
    RESEED,
    /** Left with an empty cluster. */
    KEEP,
    /** Left out. */
    DROP
  }

  /** {@link engram.cluster.FillValue}. */
  public enum Fill {
    /** The mean of the column. */
    MEAN,
    /** 0. */
    ZERO
  }

  /** {@link engram.basin.StrayRows}. */
  public enum Strays {
    /** In no cluster. */
    NOISE,
    /** In that of the nearest mode. */
    NEAREST
  }

  /** {@link engram.energy.Kernel}. */
  public enum KernelShape {
    /** exp(-u^2). */
    GAUSSIAN,
    /** 1 - u^2. */
    EPANECHNIKOV,
    /** cos(pi u / 2). */
    COSINE,
    /** (1 - u^3)^3. */
    TRICUBE,
    /** (1 - u^2)^2. */
    QUARTIC,
    /** (1 - u^2)^3. */
    TRIWEIGHT,
    /** 1 - u. */
    TRIANGLE,
    /** 1. */
    UNIFORM
  }

  /** {@link engram.predict.MemoryForm}. */
  public enum Form {
    /** The training instances. */
    PAIRS,
    /** A few learned memories. */
    LEARNED
  }

  /** {@link engram.predict.MetricForm}. */
  public enum Metric {
    /** A mixture of those below. */
    AUTO,
    /** One inverse temperature. */
    BETA,
    /** A scale a column. */
    SCALES,
    /** A linear map. */
    MAP,
    /** Nothing learned: one Nadaraya-Watson. */
    SINGLE
  }

  /** {@link engram.cluster.Views}. */
  public enum Rows {
    /** As they are. */
    NONE,
    /** Recalled by the others. */
    RECALL
  }

  /** {@link engram.member.Effort}. */
  public enum Tried {
    /** Little. */
    QUICK,
    /** The default. */
    NORMAL,
    /** More. */
    THOROUGH
  }
}
