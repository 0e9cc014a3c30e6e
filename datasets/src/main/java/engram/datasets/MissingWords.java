package engram.datasets;

import java.util.Locale;
import java.util.Set;

/** The texts that mean a missing cell: the empty one, and some words in any case. */
final class MissingWords {

  private final char[][] words;

  MissingWords(Set<String> words) {
    this.words =
        words.stream()
            .map(word -> word.toLowerCase(Locale.ROOT).toCharArray())
            .toArray(char[][]::new);
  }

  /** Whether the trimmed text in chars[from] ... chars[to - 1] means a missing cell. */
  boolean isMissing(char[] chars, int from, int to) {
    if (from == to) {
      return true;
    }
    for (char[] word : words) {
      if (word.length == to - from && same(word, chars, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(char[] word, char[] chars, int from) {
    for (int i = 0; i < word.length; i++) {
      if (Character.toLowerCase(chars[from + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }
}
