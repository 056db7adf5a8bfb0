// Answers queries with Lucene's ArabicAnalyzer: java -cp JARS Answer.java FOLDER, with documents.tsv and queries.txt in it.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

public class Answer {
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    ArabicAnalyzer analyzer = new ArabicAnalyzer();
    ByteBuffersDirectory index = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(index, new IndexWriterConfig(analyzer))) {
      for (String line : Files.readAllLines(folder.resolve("documents.tsv"))) {
        String[] parts = line.split("\t", -1);
        Document document = new Document();
        document.add(new StringField("id", parts[0], Field.Store.YES));
        document.add(new TextField("title", parts[1], Field.Store.NO));
        document.add(new TextField("text", parts[2], Field.Store.NO));
        writer.addDocument(document);
      }
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(index));
    MultiFieldQueryParser parser =
        new MultiFieldQueryParser(new String[] {"title", "text"}, analyzer, Map.of("title", 3f, "text", 1f));
    StringBuilder out = new StringBuilder();
    for (String query : Files.readAllLines(folder.resolve("queries.txt"))) {
      String words = QueryParser.escape(query).replace("\\\"", "\"").replace("«", "\"").replace("»", "\"");
      StringJoiner ids = new StringJoiner("\t");
      for (ScoreDoc hit : searcher.search(parser.parse(words), 10).scoreDocs) ids.add(searcher.doc(hit.doc).get("id"));
      out.append(ids).append("\n");
    }
    System.out.print(out);
  }
}
