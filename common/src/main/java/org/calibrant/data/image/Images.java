package org.calibrant.data.image;

final class Images {}
