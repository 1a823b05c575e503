package org.calibrant.report;

/** One figure of a page, with its title and a sentence of what one should see if all is well. */
public interface Exhibit {

  /** Name of its file: lower case, digits, hyphens. */
  String name();

  /** What it shows. */
  String title();

  /** What one should see if all is well, in a sentence or two. */
  String caption();

  /** As markup, without title and caption. */
  String html();

  /** Whether it needs the width of the page. */
  boolean wide();
}
