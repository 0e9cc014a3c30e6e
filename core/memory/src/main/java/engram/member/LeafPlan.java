package engram.member;

import engram.math.RandomStream;
import java.util.List;

/** Trees read as a memory ({@link LeafMemory}). */
final class LeafPlan implements MemberPlan {

  private static final int TREES = 100;

  /** Fewest pairs of a leaf. */
  private static final int LEAST = 3;

  private final boolean classes;

  /**
   * Plans.
   *
   * @param classes whether the targets are classes
   */
  LeafPlan(boolean classes) {
    this.classes = classes;
  }

  @Override
  public String kind() {
    return LeafMemory.KIND;
  }

  @Override
  public double[] factors() {
    return classes ? new double[] {5, 10, 20, 40} : new double[] {1};
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public List<Member> learn(Pairs pairs, RandomStream stream) {
    int d = pairs.columns();
    int tries = classes ? (int) Math.round(Math.sqrt(d)) : d;
    LeafTree[] trees = new LeafTree[TREES];
    for (int t = 0; t < trees.length; t++) {
      trees[t] = TreeGrowth.grow(pairs, LEAST, tries, stream.fork(t));
    }
    return List.of(new LeafMemory(pairs, trees));
  }
}
