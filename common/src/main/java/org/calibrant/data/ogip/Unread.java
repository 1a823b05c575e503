package org.calibrant.data.ogip;

import org.calibrant.core.BadInput;

final class Unread {
  private Unread() {}

  @SuppressWarnings("TypeParameterUnusedInFormals")
  static <T> T of(String file) {
    if (!file.isEmpty()) {
      throw new BadInput(file, "", "cannot be read yet");
    }

    return null;
  }
}
