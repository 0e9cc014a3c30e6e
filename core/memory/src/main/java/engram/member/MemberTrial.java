package engram.member;

import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A member and how members learned in the same way without the pairs of a fold predict those.
 *
 * @param kind of the member
 * @param factors temperatures
 * @param predictions of each fold, factors x pairs left out x C
 * @param learned from all pairs
 */
public record MemberTrial(
    String kind, double[] factors, double[][][][] predictions, Member learned) {

  /**
   * Learns and tries members.
   *
   * @param leftOut which pairs are left out
   */
  public static List<MemberTrial> of(
      List<MemberPlan> plans, Pairs pairs, LeftOut leftOut, RandomStream stream, Parallel pool) {
    int tasks = leftOut.folds() + 1;
    double[][][][][][] predictions = new double[plans.size()][leftOut.folds()][][][][];
    List<List<Member>> learned = new ArrayList<>();
    plans.forEach(plan -> learned.add(null));
    pool.run(
        plans.size() * tasks,
        (task, worker) -> {
          MemberPlan plan = plans.get(task / tasks);
          int fold = task % tasks;
          if (fold == leftOut.folds()) {
            learned.set(task / tasks, plan.learn(pairs, stream));
          } else {
            predictions[task / tasks][fold] =
                predictions(
                    plan,
                    plan.learn(pairs.pick(leftOut.trains()[fold]), stream),
                    pairs.pick(leftOut.tests()[fold]));
          }
        });
    List<MemberTrial> trials = new ArrayList<>();
    for (int p = 0; p < plans.size(); p++) {
      for (int m = 0; m < plans.get(p).count(); m++) {
        int place = m;
        trials.add(
            new MemberTrial(
                plans.get(p).kind(),
                plans.get(p).factors(),
                Arrays.stream(predictions[p]).map(fold -> fold[place]).toArray(double[][][][]::new),
                learned.get(p).get(place)));
      }
    }
    return trials;
  }

  private static double[][][][] predictions(MemberPlan plan, List<Member> members, Pairs asked) {
    try (Parallel one = new Parallel(1)) {
      return members.stream()
          .map(member -> member.predict(asked.x(), plan.factors(), one))
          .toArray(double[][][][]::new);
    }
  }
}
