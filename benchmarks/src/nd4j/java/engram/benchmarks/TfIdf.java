package engram.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Texts as rows of tf-idf weights: Lucene's English analysis (lower case, stop words out, Porter
 * stems), {@code (1 + log tf) log(n / df)}, rows of length 1.
 */
final class TfIdf {

  private TfIdf() {}

  /**
   * Encodes texts.
   *
   * @param terms how many terms, the most frequent by documents of those in at most a half of them
   */
  static double[][] of(List<String> texts, int terms) {
    List<Map<String, Integer>> counts = new ArrayList<>();
    Map<String, Integer> documents = new HashMap<>();
    try (Analyzer analyzer = new EnglishAnalyzer()) {
      for (String text : texts) {
        Map<String, Integer> count = count(analyzer, text);
        count.keySet().forEach(term -> documents.merge(term, 1, Integer::sum));
        counts.add(count);
      }
    }
    List<String> kept =
        documents.keySet().stream()
            .filter(term -> 2 * documents.get(term) <= texts.size())
            .sorted(
                (a, b) ->
                    documents.get(a).equals(documents.get(b))
                        ? a.compareTo(b)
                        : documents.get(b) - documents.get(a))
            .limit(terms)
            .toList();
    double[][] rows = new double[texts.size()][kept.size()];
    for (int i = 0; i < rows.length; i++) {
      double square = 0;
      for (int j = 0; j < kept.size(); j++) {
        int count = counts.get(i).getOrDefault(kept.get(j), 0);
        if (count > 0) {
          double inverse = (double) texts.size() / documents.get(kept.get(j));
          rows[i][j] = (1 + StrictMath.log(count)) * StrictMath.log(inverse);
          square += rows[i][j] * rows[i][j];
        }
      }
      for (int j = 0; j < rows[i].length && square > 0; j++) {
        rows[i][j] /= Math.sqrt(square);
      }
    }
    return rows;
  }

  private static Map<String, Integer> count(Analyzer analyzer, String text) {
    Map<String, Integer> counts = new HashMap<>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        counts.merge(term.toString(), 1, Integer::sum);
      }
      stream.end();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return counts;
  }
}
