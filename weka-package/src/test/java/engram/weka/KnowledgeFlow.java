package engram.weka;

import java.nio.file.Path;

/** A flow as the KnowledgeFlow saves it. */
final class KnowledgeFlow {

  private KnowledgeFlow() {}

  /** Returns a flow that clusters a file with ClAM and writes the text of the model. */
  static String clamOn(Path data, Path text) {
    return """
        {"flow_name": "clam", "steps": [
          {"class": "weka.knowledgeflow.steps.Loader",
           "properties": {"loader": {"type": "loader", "class": "weka.core.converters.ArffLoader",
             "filePath": "%s", "useRelativePath": false}, "name": "ArffLoader"},
           "connections": {"dataSet": ["TrainingSetMaker"]}, "coordinates": "10,10"},
          {"class": "weka.knowledgeflow.steps.TrainingSetMaker",
           "properties": {"name": "TrainingSetMaker"},
           "connections": {"trainingSet": ["ClAM"]}, "coordinates": "110,10"},
          {"class": "weka.knowledgeflow.steps.Clusterer",
           "properties": {"clusterer": {"type": "optionHandler",
             "class": "weka.clusterers.ClAM", "options": "-N 3 -init KMEANS -S 1"},
             "loadClustererFileName": "", "name": "ClAM"},
           "connections": {"text": ["TextSaver"]}, "coordinates": "210,10"},
          {"class": "weka.knowledgeflow.steps.TextSaver",
           "properties": {"file": "%s", "append": false, "name": "TextSaver"},
           "connections": {}, "coordinates": "310,10"}]}
        """
        .formatted(data, text);
  }
}
