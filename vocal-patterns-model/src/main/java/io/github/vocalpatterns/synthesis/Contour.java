package io.github.vocalpatterns.synthesis;

import java.util.ArrayList;
import java.util.List;

/** Which way an exercise walks through its notes. */
enum Contour {
  UP_DOWN("up-down"),
  UP("up"),
  DOWN("down"),
  DOWN_UP("down-up");

  private final String title;

  Contour(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /**
   * @param oneWay how common the one-way contours are, 1 for as common as in exercise books
   */
  static Contour draw(Chance chance, double oneWay) {
    return values()[chance.weighted(54, 25 * oneWay + 2, 14 * oneWay + 2, 7)];
  }

  /** The places from 0 to {@code top} in the order in which they are sung. */
  List<Integer> walk(int top, boolean turnRepeated) {
    List<Integer> places = new ArrayList<>();
    boolean rising = this == UP_DOWN || this == UP;
    for (int i = 0; i <= top; i++) {
      places.add(rising ? i : top - i);
    }
    if (this == UP_DOWN || this == DOWN_UP) {
      for (int i = turnRepeated ? top : top - 1; i >= 0; i--) {
        places.add(rising ? i : top - i);
      }
    }
    return places;
  }
}
