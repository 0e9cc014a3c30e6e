package engram.cli.completion;

import engram.cli.rows.ArffRows;
import engram.cli.rows.CsvLine;
import engram.cli.rows.TextForm;
import engram.datasets.CsvFormat;
import engram.datasets.TextFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import weka.core.Instances;

/**
 * How a data set is written whose missing cells are filled.
 *
 * @param form of the text, packed or not
 * @param rows makes what writes the rows
 */
public record CompletedFile(TextForm form, Supplier<CompletedRows> rows) {

  private static final CsvFormat PLAIN =
      new CsvFormat(StandardCharsets.UTF_8, ',', false, true, false, false, (char) 0, 0, null);

  /** A text file in its own form. */
  public static CompletedFile of(TextFile file, CsvLine line, boolean packed) {
    CsvFormat format = file.format();
    CsvForm cells = new CsvForm(format, line.parted(format.separator()));
    boolean marking = format.encoding().equals(StandardCharsets.UTF_16);
    Charset encoding = marking ? StandardCharsets.UTF_16BE : format.encoding();
    return new CompletedFile(
        new TextForm(encoding, file.mark(), packed),
        () -> new CompletedText(file.written(), cells, format.header()));
  }

  /** An ARFF file in its own form. */
  public static CompletedFile ofArff(String text, Instances header, boolean packed) {
    return new CompletedFile(
        TextForm.plain(packed),
        () ->
            new CompletedText(
                new ArffRows(text, header.numAttributes()), new ArffForm(header, true), false));
  }

  /** An ARFF file as CSV. */
  public static CompletedFile csv(String text, Instances header, CsvLine line, boolean packed) {
    return new CompletedFile(
        TextForm.plain(packed),
        () ->
            new CompletedCsv(
                new ArffRows(text, header.numAttributes()), new ArffForm(header, false), line));
  }

  /** A bundled set as CSV. */
  public static CompletedFile csv(CsvLine line, boolean packed) {
    return new CompletedFile(
        TextForm.plain(packed), () -> new CompletedCsv(null, new CsvForm(PLAIN, line), line));
  }
}
