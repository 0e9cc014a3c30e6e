package engram.weka;

import weka.core.TechnicalInformation;
import weka.core.TechnicalInformation.Field;
import weka.core.TechnicalInformation.Type;

/** The works that the schemes implement. */
public final class Citation {

  private Citation() {}

  /** Clustering with associative memories. */
  public static TechnicalInformation clam() {
    TechnicalInformation work = new TechnicalInformation(Type.INPROCEEDINGS);
    work.setValue(
        Field.AUTHOR, "Bishwajit Saha and Dmitry Krotov and Mohammed J. Zaki and Parikshit Ram");
    work.setValue(Field.TITLE, "End-to-end Differentiable Clustering with Associative Memories");
    work.setValue(Field.BOOKTITLE, "International Conference on Machine Learning");
    work.setValue(Field.YEAR, "2023");
    return work;
  }

  /** Deep clustering with associative memories. */
  public static TechnicalInformation deep() {
    TechnicalInformation work = new TechnicalInformation(Type.INPROCEEDINGS);
    work.setValue(
        Field.AUTHOR, "Bishwajit Saha and Dmitry Krotov and Mohammed J. Zaki and Parikshit Ram");
    work.setValue(Field.TITLE, "Deep Clustering with Associative Memories");
    work.setValue(Field.BOOKTITLE, "NeurIPS Workshop on Machine Learning and Compression");
    work.setValue(Field.YEAR, "2024");
    return work;
  }

  /** The tutorial whose equations the core names. */
  public static TechnicalInformation tutorial() {
    TechnicalInformation work = new TechnicalInformation(Type.MISC);
    work.setValue(Field.AUTHOR, "Dmitry Krotov and Benjamin Hoover and Parikshit Ram and Bao Pham");
    work.setValue(Field.TITLE, "Modern Methods in Associative Memory");
    work.setValue(Field.YEAR, "2025");
    return work;
  }
}
