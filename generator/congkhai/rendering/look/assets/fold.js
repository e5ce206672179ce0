/* Folding as the builder of the index does it: one character for each character of the composed text. */
(function () {
  "use strict";
  var SHAPES = "\u0302\u0306\u031b";
  var STROKED = "\u0110\u0111\u00d0\u00f0\u0189\u0256";
  var NOTHING = "\u2060";

  function shapesFirst(all, base, marks) {
    var shapes = "", tones = "";
    for (var i = 0; i < marks.length; i++) {
      if (SHAPES.indexOf(marks[i]) >= 0) { shapes += marks[i]; } else { tones += marks[i]; }
    }
    return base + shapes + tones;
  }

  function compose(text) {
    var composed = text.normalize("NFC");
    if (!/[\u0302\u0306\u031b]/.test(composed)) { return composed; }
    return composed.normalize("NFD")
      .replace(/([AaEeOoUu])([\u0300-\u036f]{2,})/g, shapesFirst)
      .normalize("NFC");
  }

  function plain(letter) {
    var code = letter.charCodeAt(0);
    if (code < 0xc0) { return letter; }
    if (STROKED.indexOf(letter) >= 0) { return "d"; }
    if ((code >= 0x300 && code < 0x370) || (code >= 0x1ab0 && code < 0x1b00) ||
        (code >= 0x1dc0 && code < 0x1e00) || (code >= 0x20d0 && code < 0x2100)) { return NOTHING; }
    if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) { return letter.normalize("NFD").charAt(0); }
    return letter;
  }

  function fold(text) {
    var composed = compose(text), out = "";
    for (var i = 0; i < composed.length; i++) { out += plain(composed.charAt(i)); }
    return out.toLowerCase();
  }

  function lower(text) { return compose(text).toLowerCase(); }

  /* A word typed with marks is meant exactly as typed. */
  function words(query) {
    return lower(query).split(/\s+/)
      .map(function (word) { return word.replace(/^[.,;:!?"“”'()]+|[.,;:!?"“”'()]+$/g, ""); })
      .filter(Boolean)
      .map(function (word) {
        var bare = fold(word).split(NOTHING).join("");
        return { exact: word, folded: bare, marked: bare !== word };
      });
  }

  window.congkhai = { fold: fold, compose: compose, lower: lower, words: words };

  document.querySelectorAll("[data-congkhai-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
