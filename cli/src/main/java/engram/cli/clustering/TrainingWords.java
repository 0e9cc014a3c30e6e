package engram.cli.clustering;

import com.google.gson.JsonObject;
import engram.cluster.Training;
import engram.model.Progress;

/** The options of a training as they stand in a result. */
final class TrainingWords {

  private TrainingWords() {}

  /**
   * Adds all options but the seed, which stands beside them, and the threads, which do not matter.
   */
  static void add(JsonObject words, Training training) {
    words.addProperty("init", OptionWords.of(training.init()));
    words.addProperty("epochs", training.epochs());
    words.addProperty("batchSize", training.batchSize());
    words.addProperty("learningRate", training.learningRate());
    words.addProperty("tolerance", training.tolerance());
    words.addProperty("patience", training.patience());
    words.addProperty("restarts", training.restarts());
    words.addProperty("views", OptionWords.of(training.views()));
    words.addProperty("deadMemories", OptionWords.of(training.deadMemories()));
  }

  /** Returns a listener of the library that tells {@code share}. */
  static Progress progress(PartProgress share) {
    return (done, of, objective) -> {
      share.done(done, of);
      return true;
    };
  }
}
