package engram.cli.report;

import engram.math.PrincipalPlane;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.List;

/** Codes of a deep clustering in the plane of their two principal axes, with the memories. */
public final class LatentPicture {

  private static final int MOST_POINTS = 1500;

  private LatentPicture() {}

  /**
   * Refuses to go on where Java has no font to write with.
   *
   * @throws IllegalArgumentException with what to do
   */
  public static void check() {
    Picture.checkFonts();
  }

  /**
   * Returns a PNG file.
   *
   * @param title what the codes are
   * @param subtitle of what data
   * @param codes n x D; at most {@value #MOST_POINTS} are drawn
   * @param memories k x D
   * @param labels n clusters
   */
  public static byte[] png(
      String title,
      String subtitle,
      double[][] codes,
      double[][] memories,
      int[] labels,
      long seed) {
    int[] drawn =
        Arrays.copyOf(
            new RandomStream(seed).permutation(codes.length), Math.min(codes.length, MOST_POINTS));
    PrincipalPlane plane = PrincipalPlane.of(codes);
    double[][] points =
        Arrays.stream(drawn).mapToObj(i -> plane.project(codes[i])).toArray(double[][]::new);
    int[] groups = Arrays.stream(drawn).map(i -> labels[i]).toArray();
    int[] own = new int[memories.length];
    Arrays.setAll(own, j -> j);
    return new ScatterPicture(Frame.around(points, ScatterPicture.ASPECT), plane)
        .points(points, groups)
        .memories(plane.project(memories), own)
        .finish("latent", title, subtitle, title, List.of())
        .png();
  }
}
