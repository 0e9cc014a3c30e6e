package engram.cli.report;

import engram.cli.clustering.ClusteringRow;
import engram.cli.clustering.Comparison;
import engram.cli.clustering.PartProgress;
import engram.cli.clustering.ResultBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The report of a comparison: a page that stands on its own, and its pictures as files. */
public final class Report {

  private final Comparison comparison;
  private final long seed;

  /**
   * Prepares a report.
   *
   * @param seed seed of the draw of points where there are too many to show
   */
  public Report(Comparison comparison, long seed) {
    this.comparison = comparison;
    this.seed = seed;
  }

  /**
   * Refuses to go on where no picture can be drawn.
   *
   * @throws IllegalArgumentException with what to do
   */
  public static void check() {
    Picture.checkFonts();
  }

  /** Writes the report; {@code share} told how far it has come. */
  public void write(ReportFolder folder, PartProgress share) {
    folder.write(draft -> fill(draft, share));
  }

  private void fill(Path folder, PartProgress share) throws IOException {
    Page page = new Page(comparison);
    List<List<ClusteringRow>> sets = comparison.sets();
    List<ResultBlock> blocks = comparison.blocks();
    Picture time = TimePicture.of(sets);
    page.summary(time, time == null ? null : time.writeBoth(folder));
    Set<String> names = new HashSet<>();
    for (int s = 0; s < sets.size(); s++) {
      page.data(blocks.get(s), sets.get(s).get(0).data());
      String prefix = unique(sets.get(s).get(0).data().name(), names);
      for (Picture picture : new DataPictures(sets.get(s), prefix, seed).all()) {
        page.picture(picture, picture.writeBoth(folder));
      }
      page.endOfData();
      share.done(s + 1, sets.size());
    }
    Files.writeString(folder.resolve(ReportFolder.PAGE), page.html(), StandardCharsets.UTF_8);
  }

  private static String unique(String name, Set<String> taken) {
    String base = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]+", "-");
    base = base.startsWith(".") ? "data" + base : base;
    String free = base;
    for (int n = 2; !taken.add(free); n++) {
      free = base + "-" + n;
    }
    return free;
  }
}
