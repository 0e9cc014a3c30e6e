package engram.smile;

/** Whether engram-deep is there: an optional dependency, for the size of its native library. */
final class EngramDeep {

  private EngramDeep() {}

  /**
   * Says which artifact to add where engram-deep is not on the class path.
   *
   * @throws IllegalStateException in that case
   */
  static void require() {
    try {
      Class.forName("engram.deep.DeepClustering", false, EngramDeep.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "DeepClAM needs org.engram:engram-deep, in the version of engram-smile, on the class path",
          e);
    }
  }
}
