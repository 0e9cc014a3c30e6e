package engram.completion;

import engram.energy.Separations;
import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints the figures of docs/experiments/completion.md. Arguments: a folder with NAME/NAME.csv, a
 * folder with NAME.SEED.mask.csv (1 = hidden) for seeds 0 to 4, then names; {@code -} as mask
 * folder hides 20 % of the known cells with seeds 0 to 4. {@code held} is the share of hidden
 * numbers between the ends of 19 draws, where 90 % belong.
 */
final class CompletionFigures {

  private static final int DRAWS = 19;
  private static final double SEEDS = 5;

  private CompletionFigures() {}

  public static void main(String[] args) throws IOException {
    double mean = 0;
    for (int a = 2; a < args.length; a++) {
      mean += figures(Path.of(args[0]), args[1], args[a]) / (args.length - 2);
    }
    System.out.printf(Locale.ROOT, "mean rmse %.3f%n", mean);
  }

  private static double figures(Path data, String masks, String name) throws IOException {
    Table whole = table(name, data.resolve(name).resolve(name + ".csv"));
    double[] sums = new double[6];
    List<String> each = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      Table holed =
          masks.equals("-")
              ? CompletionScore.hide(whole, 0.2, seed)
              : masked(whole, Path.of(masks, name + "." + seed + ".mask.csv"));
      long start = System.nanoTime();
      MemoryCompletionTable model =
          MemoryCompletionTable.fit(holed, new MemoryCompletion.Options(1, 1, Separations.SOFTMAX));
      Table completed = model.complete(holed);
      sums[4] += (System.nanoTime() - start) / 5e9;
      sums[5] +=
          CompletionSpread.of(whole, holed, model.samples(holed, DRAWS, seed)).held() / SEEDS;
      CompletionScore score = CompletionScore.of(whole, holed, completed);
      sums[0] += score.rmse() / 5;
      sums[1] += score.meanRmse() / 5;
      sums[2] += score.levelAccuracy() / 5;
      sums[3] += score.modeAccuracy() / 5;
      each.add(String.format(Locale.ROOT, "%.3f", Double.isNaN(score.rmse()) ? 0 : score.rmse()));
    }
    System.out.printf(
        Locale.ROOT,
        "%-20s rmse %.3f mean %.3f level %.3f mode %.3f held %.3f seconds %.1f %s%n",
        name,
        sums[0],
        sums[1],
        sums[2],
        sums[3],
        sums[5],
        sums[4],
        each);
    return sums[0];
  }

  private static Table masked(Table whole, Path mask) throws IOException {
    List<String> lines = Files.readAllLines(mask);
    double[][] cells = new double[whole.rows()][whole.columns()];
    for (int i = 0; i < cells.length; i++) {
      String[] flags = lines.get(i + 1).split(",");
      for (int c = 0; c < cells[i].length; c++) {
        boolean hidden = c < flags.length && flags[c].equals("1");
        cells[i][c] = hidden ? Double.NaN : whole.cell(i, c);
      }
    }
    return Table.of(whole.name(), whole.schema(), whole.target(), cells);
  }

  private static Table table(String name, Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv).stream().filter(l -> !l.isBlank()).toList();
    String[] names = lines.get(0).split(",");
    double[][] cells = new double[lines.size() - 1][names.length];
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < names.length; c++) {
      List<String> texts = new ArrayList<>();
      boolean numeric = c < names.length - 1;
      for (String line : lines.subList(1, lines.size())) {
        texts.add(line.split(",", -1)[c]);
        numeric &= texts.get(texts.size() - 1).matches("[-+0-9.eE]*");
      }
      List<String> levels =
          numeric
              ? List.of()
              : texts.stream().filter(t -> !t.isEmpty()).distinct().sorted().toList();
      for (int i = 0; i < cells.length; i++) {
        String text = texts.get(i);
        double known = numeric && !text.isEmpty() ? Double.parseDouble(text) : levels.indexOf(text);
        cells[i][c] = text.isEmpty() ? Double.NaN : known;
      }
      columns.add(numeric ? Column.numeric(names[c]) : Column.nominal(names[c], levels));
    }
    return Table.of(name, new Schema(columns), names.length - 1, cells);
  }
}
