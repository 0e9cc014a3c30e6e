package engram.smile;

import engram.deep.DeepClustering;
import java.util.Properties;

/**
 * The options of deep clustering as Smile's properties and back; apart from {@link DeepClAM}, which
 * has to load where engram-deep is absent to say so.
 */
final class DeepKeys {

  private static final RecordProperties KEYS = new RecordProperties("smile.engram_deep_clam.");

  private DeepKeys() {}

  static Properties write(DeepClustering.Options options) {
    return KEYS.write(options);
  }

  static DeepClustering.Options read(Properties properties) {
    return KEYS.read(properties, new DeepClustering.Options(KEYS.k(properties)));
  }
}
