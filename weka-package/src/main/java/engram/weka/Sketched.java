package engram.weka;

/** A model that can be drawn. */
public interface Sketched {

  /** Returns what its picture needs, or null before it is built. */
  Sketch sketch();
}
