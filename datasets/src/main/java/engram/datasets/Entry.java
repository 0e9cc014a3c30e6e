package engram.datasets;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;

/**
 * What the catalogue says about a bundled data set.
 *
 * @param name the name by which it is loaded
 * @param title one line on what it holds
 * @param task what it is mostly used for
 * @param rows number of rows
 * @param columns number of columns, the target not counted
 * @param numeric how many of these are numeric
 * @param nominal how many of these are nominal
 * @param text how many of these are text
 * @param classes number of classes, 0 if the target is numeric
 * @param missing number of missing cells, the target not counted
 * @param target name of the target column
 * @param levels the levels of every nominal column, the target among them, by the column's name
 * @param source where the data come from
 * @param licence the licence as far as it is known
 * @param note what else to know about this version of the data; may be empty
 * @param sha256 SHA-256 of the unpacked CSV file, in hexadecimal
 */
public record Entry(
    String name,
    String title,
    Task task,
    int rows,
    int columns,
    int numeric,
    int nominal,
    int text,
    int classes,
    long missing,
    String target,
    Map<String, List<String>> levels,
    String source,
    String licence,
    String note,
    String sha256) {

  /** What a data set is mostly used for. */
  public enum Task {
    /** The target is a class, the other columns are numbers or levels. */
    @SerializedName("classification")
    CLASSIFICATION,
    /** The target is a number. */
    @SerializedName("regression")
    REGRESSION,
    /** The target is the class of a text. */
    @SerializedName("text")
    TEXT
  }
}
