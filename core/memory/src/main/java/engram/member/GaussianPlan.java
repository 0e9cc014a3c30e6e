package engram.member;

import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Gaussians of the classes ({@link ClassGaussians}), of which a member counts the covariance of all
 * classes for 3, 30, 300 or 100,000 rows and adds .001, .03 or .3 to the variances.
 */
final class GaussianPlan implements MemberPlan {

  /** Most columns, and most classes times squared columns, that get Gaussians. */
  private static final int MOST_COLUMNS = 200;

  private static final int MOST_ENTRIES = 1_000_000;

  private static final double[] SHRINKAGES = {3, 30, 300, 1e5};
  private static final double[] RIDGES = {0.001, 0.03, 0.3};

  /** Returns whether pairs get Gaussians: numbers do not, nor do many columns. */
  static boolean fits(Pairs pairs) {
    int d = pairs.columns();
    return pairs.classes() > 0 && d <= MOST_COLUMNS && pairs.classes() * d * d <= MOST_ENTRIES;
  }

  @Override
  public String kind() {
    return ClassGaussians.KIND;
  }

  @Override
  public double[] factors() {
    return new double[] {0.1, 0.3, 0.6, 1};
  }

  @Override
  public int count() {
    return SHRINKAGES.length * RIDGES.length;
  }

  @Override
  public List<Member> learn(Pairs pairs, RandomStream stream) {
    ClassSums sums = ClassSums.of(pairs, ColumnUnits.of(pairs));
    List<Member> members = new ArrayList<>();
    for (double shrinkage : SHRINKAGES) {
      for (double ridge : RIDGES) {
        members.add(new ClassGaussians(pairs, sums, shrinkage, ridge));
      }
    }
    return members;
  }
}
