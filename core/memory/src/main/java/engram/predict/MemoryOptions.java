package engram.predict;

import engram.energy.Separation;
import engram.member.Effort;
import engram.model.Settings;

/**
 * Options of an estimator that predicts from memories: what classifier and regressor share can be
 * changed in both.
 *
 * @param <O> the options, a record
 */
public interface MemoryOptions<O extends Record & MemoryOptions<O>> {

  /** Returns these options with another value of a setting. */
  @SuppressWarnings("unchecked")
  private O with(String setting, Object value) {
    return Settings.with((O) this, setting, value);
  }

  /** Returns these options with another form of memories. */
  default O withForm(MemoryForm value) {
    return with("form", value);
  }

  /** Returns these options with another form of metric. */
  default O withMetric(MetricForm value) {
    return with("metric", value);
  }

  /** Returns these options with another number of learned memories, 0 = auto. */
  default O withK(int value) {
    return with("k", value);
  }

  /** Returns these options with another way to learn memories. */
  default O withLearning(Learning value) {
    return with("learning", value);
  }

  /** Returns these options with another seed. */
  default O withSeed(long value) {
    return with("seed", value);
  }

  /** Returns these options with another number of threads, 0 = one per processor. */
  default O withThreads(int value) {
    return with("threads", value);
  }

  /** Returns these options with another effort. */
  default O withEffort(Effort value) {
    return with("effort", value);
  }

  /** Returns what the memories are. */
  MemoryForm form();

  /** Returns what is learned of the metric. */
  MetricForm metric();

  /** Returns how many memories are learned. */
  int k();

  /** Returns from what scores become shares. */
  Separation separation();

  /** Returns how memories are learned. */
  Learning learning();

  /** Returns how much is tried. */
  Effort effort();

  /** Returns these options with another separation. */
  default O withSeparation(Separation value) {
    return with("separation", value);
  }
}
