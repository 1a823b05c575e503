package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.junit.jupiter.api.Test;

class SmallFileTest {
  @Test
  void whatAFailedStreamThrowsAgainAsItIsClosedIsThrownOnce() throws IOException {
    IOException full = new IOException("could only be written to 0 of the 1 minReplication nodes");
    OutputStream failed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw full;
          }

          @Override
          public void close() throws IOException {
            throw full;
          }
        };
    FSDataOutputStream file = new FSDataOutputStream(failed, null);
    assertThatThrownBy(() -> SmallFile.fill(file, new byte[1])).isSameAs(full);
  }
}
