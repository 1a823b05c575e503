package org.calibrant.data.image;

final class Smv {}
