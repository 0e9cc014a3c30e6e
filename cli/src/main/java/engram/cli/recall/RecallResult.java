package engram.cli.recall;

import com.google.gson.JsonObject;
import engram.binary.FlipLandscape;
import engram.binary.RecallScore;
import engram.cli.clustering.OptionWords;

/**
 * One memory, tried.
 *
 * @param kind which
 * @param label the kind with its power or beta
 * @param memory the memory
 * @param score what it recalls
 * @param seconds learning and recall took
 */
record RecallResult(
    MemoryKind kind, String label, FlipLandscape memory, RecallScore score, double seconds) {

  /** Returns the row for machines. */
  JsonObject toJson(SignRows rows, String rule, double noise, double mask) {
    JsonObject row = new JsonObject();
    row.addProperty("data", rows.name());
    row.addProperty("memory", OptionWords.of(kind));
    row.addProperty("label", label);
    row.addProperty("rule", rule);
    row.addProperty("stored", rows.patterns().length);
    row.addProperty("bits", rows.bits());
    row.addProperty("threshold", rows.threshold());
    row.addProperty("noise", noise);
    row.addProperty("mask", mask);
    row.addProperty("queries", score.queries());
    row.addProperty("recalled", score.recalled());
    row.addProperty("meanOverlap", score.meanOverlap());
    row.addProperty("startOverlap", score.meanStart());
    row.addProperty("sweeps", score.sweeps());
    row.addProperty("seconds", seconds);
    return row;
  }
}
