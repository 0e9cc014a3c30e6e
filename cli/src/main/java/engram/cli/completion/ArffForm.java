package engram.cli.completion;

import engram.cli.rows.RowSource;
import engram.table.Cells;
import engram.table.Column;
import engram.table.DataException;
import weka.core.Attribute;
import weka.core.Instances;
import weka.core.Utils;

/**
 * Cells of an ARFF file.
 *
 * @param header its attributes
 * @param declared whether only what an attribute declares may be filled in, as in an ARFF file
 */
record ArffForm(Instances header, boolean declared) implements CellForm {

  private static final String MISSING = "?";

  @Override
  public String text(int column, Column learned, double value) {
    Attribute attribute = header.attribute(column);
    if (attribute.isDate() && learned.isNumeric()) {
      return attribute.formatDate(value);
    }
    String text = NumberText.of(learned, value);
    boolean fits =
        !declared
            || attribute.isString()
            || (attribute.isNumeric()
                ? learned.isNumeric() && !attribute.isDate()
                : attribute.indexOfValue(text) >= 0);
    if (!fits) {
      throw new DataException(
          "column '"
              + attribute.name()
              + "': its attribute does not allow "
              + DataException.quote(text)
              + ", with which a cell is filled; name an output that ends in .csv");
    }
    return text;
  }

  @Override
  public String unwritten(Cells cells, int row, int column) {
    Attribute attribute = header.attribute(column);
    return attribute.isDate() && !cells.isMissing(row, column)
        ? attribute.formatDate(cells.number(row, column))
        : RowSource.written(cells, row, column);
  }

  @Override
  public String filled(String written, String text, boolean quoted) {
    return Utils.quote(text);
  }

  @Override
  public String kept(String written) {
    return written;
  }

  @Override
  public boolean isQuoted(String written) {
    return false;
  }

  @Override
  public boolean agrees(String written, Cells cells, int row, int column) {
    return !written.equals(MISSING) || cells.isMissing(row, column);
  }

  @Override
  public String plain(String written, Cells cells, int row, int column) {
    if (!header.attribute(column).isNumeric()) {
      return cells.text(row, column);
    }
    boolean quoted = written.startsWith("'") || written.startsWith("\"");
    return quoted ? Utils.unquote("'" + written.substring(1, written.length() - 1) + "'") : written;
  }
}
