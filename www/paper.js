// A text area on coloured paper: what is typed lies over the same text, which is marked and never touched.

/** What stays free above and below, in pixels. */
const [EDGE, MARGIN] = [12, 48];

/** @param place an element with a `pre` and, over it, a `textarea` */
export class Paper {
  #place;
  #text = document.createTextNode("");
  #marks = new Map();

  constructor(place) {
    this.#place = place;
    place.querySelector("pre").append(this.#text, "\n");
    this.input = place.querySelector("textarea");
    this.input.addEventListener("input", () => this.#copy());
  }

  get text() {
    return this.input.value;
  }

  set text(text) {
    this.input.value = text;
    this.#copy();
  }

  /** Marks places; their look is the style sheet's, by `::highlight(name)`. Browsers that cannot show the text as it is. */
  mark(name, places) {
    if (!globalThis.Highlight) return;
    if (!this.#marks.has(name)) {
      this.#marks.set(name, new Highlight());
      CSS.highlights.set(name, this.#marks.get(name));
    }
    const mark = this.#marks.get(name);
    mark.clear();
    for (const place of places) mark.add(this.#range(place));
  }

  /** Scrolls the paper, and nothing else: a place comes to its top, and what it is about is seen as well. */
  reveal(place, about = place) {
    const [paper, top, bottom] = [this.#place, this.#range(place), this.#range(about)].map((one) =>
      one.getBoundingClientRect(),
    );
    const way = top.top - paper.top;
    this.#place.scrollTop += Math.max(way, bottom.bottom - paper.bottom + MARGIN) - EDGE;
  }

  #range({ start, end }) {
    const range = new Range();
    range.setStart(this.#text, start);
    range.setEnd(this.#text, Math.min(end, this.#text.length));
    return range;
  }

  #copy() {
    this.#text.data = this.input.value;
  }
}
