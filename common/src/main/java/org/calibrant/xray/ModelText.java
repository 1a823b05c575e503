package org.calibrant.xray;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree of an expression as XSPEC users write it:
 *
 * <pre>
 *   sum     = product { "+" product }
 *   product = factor { "*" factor | factor that begins with a parenthesis }
 *   factor  = name | name "{" file "}" | "(" sum ")"
 * </pre>
 *
 * so that {@code tbabs(apec + powerlaw)} means {@code tbabs*(apec+powerlaw)}.
 */
final class ModelText {

  /** A part of an expression. */
  interface Node {}

  /** A component by name, with what stands in braces behind it, or {@code ""}. */
  record Name(String name, String braces) implements Node {}

  record Addition(List<Node> parts) implements Node {}

  record Multiplication(List<Node> factors) implements Node {}

  private final String text;
  private int at;

  private ModelText(String text) {
    this.text = text;
  }

  static Node parse(String text) {
    ModelText reader = new ModelText(text);
    Node node = reader.sum(0);
    if (reader.peek() != 0) {
      throw reader.wrong("an operator");
    }

    return node;
  }

  private Node sum(int depth) {
    if (depth > 50) {
      throw wrong("fewer than 50 nested parentheses");
    }

    List<Node> parts = new ArrayList<>();
    parts.add(product(depth));
    while (take('+')) {
      parts.add(product(depth));
    }

    return parts.size() == 1 ? parts.get(0) : new Addition(parts);
  }

  private Node product(int depth) {
    List<Node> factors = new ArrayList<>();
    factors.add(factor(depth));
    while (take('*') || peek() == '(') {
      factors.add(factor(depth));
    }

    return factors.size() == 1 ? factors.get(0) : new Multiplication(factors);
  }

  private Node factor(int depth) {
    if (take('(')) {
      Node inside = sum(depth + 1);
      if (!take(')')) {
        throw wrong("')'");
      }

      return inside;
    }

    peek();
    int from = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }

    if (at == from) {
      throw wrong("the name of a component");
    }

    String name = text.substring(from, at);
    String braces = "";
    if (take('{')) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        throw wrong("'}'");
      }

      braces = text.substring(at, end).strip();
      at = end + 1;
    }

    return new Name(name, braces);
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  /** The next character that is not a blank; 0 at the end. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }

    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean take(char c) {
    boolean found = peek() == c;
    at += found ? 1 : 0;
    return found;
  }

  private IllegalArgumentException wrong(String expected) {
    String found = peek() == 0 ? "the end" : "'" + text.charAt(at) + "'";
    return new IllegalArgumentException(
        "model \"%s\": expected %s at character %d, found %s"
            .formatted(text, expected, at + 1, found));
  }
}
