package engram.member;

import com.google.gson.JsonObject;
import engram.model.ModelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** The kinds of members by their names. */
public final class Members {

  private Members() {}

  /** Returns what an effort tries beside metrics. */
  public static List<MemberPlan> plans(Effort effort, Pairs pairs) {
    List<MemberPlan> plans = new ArrayList<>();
    if (GaussianPlan.fits(pairs)) {
      plans.add(new GaussianPlan());
    }
    if (effort == Effort.THOROUGH) {
      plans.add(new LeafPlan(pairs.classes() > 0));
    }
    return plans;
  }

  /**
   * Reads a member that stands under its kind.
   *
   * @throws IllegalArgumentException if it is of no kind known here, or a part is missing
   */
  public static Member read(JsonObject json, Pairs pairs) {
    if (json.has(ClassGaussians.KIND) && pairs.classes() > 0) {
      return ClassGaussians.fromJson(
          ModelFile.part(json, ClassGaussians.KIND).getAsJsonObject(), pairs);
    }
    if (json.has(LeafMemory.KIND)) {
      return LeafMemory.fromJson(ModelFile.part(json, LeafMemory.KIND).getAsJsonObject(), pairs);
    }
    throw new IllegalArgumentException(
        "others holds "
            + json.keySet()
            + ", allowed: "
            + ClassGaussians.KIND
            + " of classes, "
            + LeafMemory.KIND);
  }

  /** Returns kinds with their shares, the largest first, as {@code metric 0.75, gaussians 0.25}. */
  public static String text(Map<String, Double> shares) {
    StringJoiner text = new StringJoiner(", ");
    shares.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(
            each ->
                text.add(String.format(Locale.ROOT, "%s %.2f", each.getKey(), each.getValue())));
    return text.toString();
  }
}
