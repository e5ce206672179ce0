/* Which pages answer a question, best first; knows nothing of the page it runs in. */
(function () {
  "use strict";
  /* Pages that only list, define or repeat come after the pages they are made from; they are long, so words
     that stand apart in them answer nothing: such a page counts as one that lacks a word. */
  var REFERENCE = /^(?:\d{4}\/)?(dan-y\/|(tat-ca-trang|tu-dien-du-lieu|danh-muc-loi|ban-goc)\.html$)/;
  var PARTS = ["title", "heading", "text"];
  var WEIGHTS = { title: [120, 90, 60], heading: [40, 30, 20], text: [12, 8, 4] };
  var PHRASE = { title: 120, heading: 40, text: 20 };

  function prepared(page) {
    return {
      page: page,
      title: { lower: congkhai.lower(page.t), folded: congkhai.fold(page.t) },
      heading: { lower: congkhai.lower(page.h.join(" \n ")), folded: congkhai.fold(page.h.join(" \n ")) },
      text: { lower: page.x.toLowerCase(), folded: page.f }
    };
  }

  function isWordCharacter(character) { return /[0-9a-zà-ỹđ\u0300-\u036f]/i.test(character || " "); }

  /* 2 where the whole word stands, 1 where a word begins so, 0 where neither; and how often. */
  function found(text, word) {
    var best = 0, count = 0, from = -1;
    for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (isWordCharacter(text.charAt(at - 1))) { continue; }
      var whole = !isWordCharacter(text.charAt(at + word.length));
      if (whole) { count++; }
      if ((whole ? 2 : 1) > best) { best = whole ? 2 : 1; from = at; }
    }
    return { best: best, count: count, from: from };
  }

  function scorePart(part, word, weights) {
    var exact = word.marked ? found(part.lower, word.exact) : { best: 0, count: 0, from: -1 };
    var folded = found(part.folded, word.folded);
    if (exact.best === 2) { return { score: weights[0], count: exact.count, from: exact.from }; }
    if (folded.best === 2) { return { score: weights[1], count: folded.count, from: folded.from }; }
    if (folded.best === 1) { return { score: weights[2], count: 0, from: folded.from }; }
    return { score: 0, count: 0, from: -1 };
  }

  /* How often the word stands with a capital: a name, mostly, and names are what people look for. */
  function names(entry, word) {
    var where = word.marked ? entry.text.lower : entry.text.folded;
    var wanted = word.marked ? word.exact : word.folded, count = 0;
    for (var at = where.indexOf(wanted); at >= 0; at = where.indexOf(wanted, at + wanted.length)) {
      var alone = !isWordCharacter(where.charAt(at - 1)) && !isWordCharacter(where.charAt(at + wanted.length));
      if (alone && entry.page.x.charAt(at) !== entry.text.lower.charAt(at)) { count++; }
    }
    return count;
  }

  function score(entry, query) {
    var total = 0, held = 0, from = -1;
    query.forEach(function (word) {
      var parts = PARTS.map(function (part) { return scorePart(entry[part], word, WEIGHTS[part]); });
      var sum = parts[0].score + parts[1].score + parts[2].score, text = parts[2];
      if (!sum) { return; }
      held++;
      total += sum + Math.min(10, 2 * Math.log(1 + text.count)) + (names(entry, word) ? 12 : 0);
      if (from < 0) { from = text.from; }
    });
    var run = longestRun(entry, query), aside = REFERENCE.test(entry.page.u);
    var apart = aside && query.length > 1 && run.length < query.length;
    total += run.score;
    return {
      page: entry.page,
      held: apart ? Math.min(held, query.length - 1) : held,
      exact: !apart && isExact(entry, query) ? 1 : 0,
      run: apart ? 0 : run.length,
      score: aside ? total * 0.4 : total,
      from: run.from >= 0 ? run.from : from
    };
  }

  /* Whether every word stands there as typed; asked only where marks were typed. */
  function isExact(entry, query) {
    return query.some(function (word) { return word.marked; }) && query.every(function (word) {
      return [entry.title, entry.heading, entry.text].some(function (part) {
        return found(part.lower, word.exact).best === 2;
      });
    });
  }

  /* The most words of the question that stand side by side in the page: the whole question, or a piece of it. */
  function longestRun(entry, query) {
    for (var length = query.length; length > 1; length--) {
      for (var start = 0; start + length <= query.length; start++) {
        var run = standing(entry, query.slice(start, start + length));
        if (run.score) { return { length: length, score: run.score, from: run.from }; }
      }
    }
    return { length: 0, score: 0, from: -1 };
  }

  function standing(entry, piece) {
    var exact = piece.map(function (word) { return word.exact; }).join(" ");
    var folded = piece.map(function (word) { return word.folded; }).join(" ");
    var marked = piece.some(function (word) { return word.marked; });
    var sum = 0, from = -1;
    PARTS.forEach(function (part) {
      var asTyped = marked ? found(entry[part].lower, exact) : { best: 0 };
      var hit = asTyped.best ? asTyped : found(entry[part].folded, folded);
      if (!hit.best) { return; }
      sum += asTyped.best ? PHRASE[part] * 1.3 : PHRASE[part];
      if (part === "text") { from = hit.from; }
    });
    return { score: sum, from: from };
  }

  function better(a, b) {
    return b.held - a.held || b.exact - a.exact || b.run - a.run || b.score - a.score ||
      (a.page.u < b.page.u ? -1 : 1);
  }

  /* The pages with all the words; where there are none, `partial` those with the most, half of them at least. */
  function rank(entries, query) {
    var all = entries.map(function (entry) { return score(entry, query); }).sort(better);
    var most = query.length && all.length ? all[0].held : 0;
    if (!most || most * 2 < query.length) { return { hits: [], partial: false }; }
    return {
      hits: all.filter(function (hit) { return hit.held === most; }),
      partial: most < query.length
    };
  }

  window.congkhai.prepared = prepared;
  window.congkhai.rank = rank;
  window.congkhai.isWordCharacter = isWordCharacter;
})();
