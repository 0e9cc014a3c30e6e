package engram.member;

import engram.math.RandomStream;
import java.util.List;

/** A way to learn members of one kind from pairs, to be tried on others. */
public interface MemberPlan {

  /** Returns the kind of the members. */
  String kind();

  /** Returns the temperatures that are tried. */
  double[] factors();

  /** Returns how many members there are. */
  int count();

  /** Learns the members, which store the pairs. */
  List<Member> learn(Pairs pairs, RandomStream stream);
}
