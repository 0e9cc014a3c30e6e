package engram.member;

import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees read as a memory ({@link LeafMemory}): of lone pairs in their leaves, and of three or more.
 * At a node of trees for classes 2.5 times the square root of the columns are tried, for numbers
 * all.
 */
final class LeafPlan implements MemberPlan {

  private static final int TREES = 100;

  /** Fewest pairs of a leaf, of each member. */
  private static final int[] LEAST = {1, 3};

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
    return classes ? new double[] {0, 10, 20, 40} : new double[] {0};
  }

  @Override
  public int count() {
    return LEAST.length;
  }

  @Override
  public List<Member> learn(Pairs pairs, RandomStream stream) {
    int d = pairs.columns();
    int tries = classes ? Math.min(d, (int) Math.round(2.5 * Math.sqrt(d))) : d;
    List<Member> members = new ArrayList<>();
    for (int least : LEAST) {
      LeafTree[] trees = new LeafTree[TREES];
      for (int t = 0; t < trees.length; t++) {
        trees[t] = TreeGrowth.grow(pairs, least, tries, stream.fork(t));
      }
      members.add(new LeafMemory(pairs, trees));
    }
    return members;
  }
}
