/* Search over the site's own pages: a combobox over an index that is fetched when it is first needed. */
(function () {
  "use strict";
  var form = document.querySelector("[data-congkhai-search]");
  if (!form || !window.congkhai) { return; }
  var base = form.getAttribute("data-base").replace(/\/?$/, "/");
  var input = form.querySelector("input");
  var panel = form.querySelector(".ck-search__panel");
  var said = form.querySelector("[data-congkhai-said]");
  var LIMIT = 8;
  /* Pages that only list, define or repeat come after the pages they are made from. */
  var REFERENCE = /^(dan-y\/|(tat-ca-trang|tu-dien-du-lieu|danh-muc-loi|ban-goc)\.html$)/;
  var WEIGHTS = { title: [120, 90, 60], heading: [40, 30, 20], text: [12, 8, 4] };
  var pages = null, waiting = [], chosen = -1;

  function load(then) {
    if (pages) { then(); return; }
    waiting.push(then);
    if (waiting.length > 1) { return; }
    var script = document.createElement("script");
    script.src = base + "assets/search-index.js";
    script.onload = function () {
      pages = (window.congkhaiIndex || []).map(prepared);
      waiting.splice(0).forEach(function (next) { next(); });
    };
    script.onerror = function () { waiting = []; tell("Chưa tải được chỉ mục tìm kiếm. Xem “Tất cả các trang”."); };
    document.head.appendChild(script);
  }

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
    var total = 0, from = -1;
    for (var i = 0; i < query.length; i++) {
      var title = scorePart(entry.title, query[i], WEIGHTS.title);
      var heading = scorePart(entry.heading, query[i], WEIGHTS.heading);
      var text = scorePart(entry.text, query[i], WEIGHTS.text);
      var sum = title.score + heading.score + text.score;
      if (!sum) { return null; }
      total += sum + Math.min(10, 2 * Math.log(1 + text.count)) + (names(entry, query[i]) ? 12 : 0);
      if (from < 0) { from = text.from; }
    }
    var phrase = phraseScore(entry, query, from);
    total += phrase.score;
    return {
      entry: entry,
      exact: isExact(entry, query) ? 1 : 0,
      score: REFERENCE.test(entry.page.u) ? total * 0.4 : total,
      from: phrase.from
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

  function phraseScore(entry, query, from) {
    if (query.length < 2) { return { score: 0, from: from }; }
    var exact = query.map(function (word) { return word.exact; }).join(" ");
    var folded = query.map(function (word) { return word.folded; }).join(" ");
    var marked = query.some(function (word) { return word.marked; });
    var sum = 0;
    [["title", 120], ["heading", 40], ["text", 20]].forEach(function (part) {
      var where = entry[part[0]];
      var asTyped = marked && where.lower.indexOf(exact) >= 0;
      if (asTyped || where.folded.indexOf(folded) >= 0) {
        sum += asTyped ? part[1] * 1.3 : part[1];
        if (part[0] === "text") { from = asTyped ? where.lower.indexOf(exact) : where.folded.indexOf(folded); }
      }
    });
    return { score: sum, from: from };
  }

  function search(text) {
    var query = congkhai.words(text);
    if (!query.length) { return []; }
    return pages.map(function (entry) { return score(entry, query); }).filter(Boolean)
      .sort(function (a, b) { return b.exact - a.exact || b.score - a.score || (a.entry.page.u < b.entry.page.u ? -1 : 1); });
  }

  function snippet(hit, query) {
    var page = hit.entry.page, span = document.createElement("span");
    var head = page.x.indexOf(page.t) === 0 ? page.t.length : 0;
    var start = Math.max(head, page.x.lastIndexOf(" ", Math.max(0, hit.from - 40)));
    var end = page.x.length - start > 150 ? page.x.lastIndexOf(" ", start + 150) : page.x.length;
    var piece = page.x.slice(start, end), folded = page.f.slice(start, end), at = 0;
    span.className = "ck-hit__text";
    if (start > head) { span.appendChild(document.createTextNode("…")); }
    marks(folded, query).forEach(function (range) {
      span.appendChild(document.createTextNode(piece.slice(at, range[0])));
      var mark = document.createElement("mark");
      mark.textContent = piece.slice(range[0], range[1]);
      span.appendChild(mark);
      at = range[1];
    });
    span.appendChild(document.createTextNode(piece.slice(at) + (end < page.x.length ? "…" : "")));
    return span;
  }

  function marks(folded, query) {
    var ranges = [];
    query.forEach(function (word) {
      for (var at = folded.indexOf(word.folded); at >= 0; at = folded.indexOf(word.folded, at + word.folded.length)) {
        if (!isWordCharacter(folded.charAt(at - 1))) { ranges.push([at, at + word.folded.length]); }
      }
    });
    ranges.sort(function (a, b) { return a[0] - b[0]; });
    return ranges.filter(function (range, i) { return !i || range[0] >= ranges[i - 1][1]; });
  }

  function link(hit, query) {
    var anchor = document.createElement("a"), title = document.createElement("span");
    anchor.href = base + hit.entry.page.u;
    title.className = "ck-hit__title";
    title.textContent = hit.entry.page.t;
    anchor.appendChild(title);
    anchor.appendChild(snippet(hit, query));
    return anchor;
  }

  function tell(text) { said.textContent = text; }

  function close() {
    panel.hidden = true;
    panel.textContent = "";
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function open(hits, query) {
    panel.textContent = "";
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    hits.slice(0, LIMIT).forEach(function (hit, i) {
      var item = link(hit, query);
      item.id = "ck-hit-" + i;
      item.className = "ck-hit";
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.tabIndex = -1;
      panel.appendChild(item);
    });
    panel.hidden = !hits.length;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    tell(hits.length ? "Có " + hits.length + " trang; dùng phím mũi tên để chọn." : "Không tìm thấy trang nào.");
  }

  function choose(step) {
    var items = panel.querySelectorAll(".ck-hit");
    if (!items.length) { return; }
    if (chosen >= 0) { items[chosen].setAttribute("aria-selected", "false"); }
    chosen = (chosen + step + items.length + (chosen < 0 && step < 0 ? 1 : 0)) % items.length;
    items[chosen].setAttribute("aria-selected", "true");
    items[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[chosen].id);
  }

  function update() {
    if (!input.value.trim()) { close(); tell(""); return; }
    load(function () { open(search(input.value), congkhai.words(input.value)); });
  }

  function keys(event) {
    if (event.isComposing) { return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (panel.hidden) { update(); } else { choose(event.key === "ArrowDown" ? 1 : -1); }
    } else if (event.key === "Escape") {
      if (panel.hidden) { input.value = ""; } else { close(); }
      event.preventDefault();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.href = panel.querySelectorAll(".ck-hit")[chosen].href;
    }
  }

  function listHere() {
    var place = document.querySelector("[data-congkhai-found]");
    var text = new URLSearchParams(location.search).get("q");
    if (!place || !text || !text.trim()) { return; }
    input.value = text;
    load(function () {
      var query = congkhai.words(text), hits = search(text);
      var heading = document.createElement("h2"), list = document.createElement("ul");
      heading.textContent = (hits.length ? "Tìm thấy " + hits.length + " trang" : "Không tìm thấy trang nào")
        + " với “" + text.trim() + "”";
      hits.forEach(function (hit) {
        var item = document.createElement("li");
        item.appendChild(link(hit, query));
        list.appendChild(item);
      });
      place.appendChild(heading);
      if (hits.length) { place.appendChild(list); }
      place.hidden = false;
    });
  }

  panel.id = "ck-hits";
  panel.setAttribute("role", "listbox");
  panel.setAttribute("aria-label", "Kết quả tìm kiếm");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", "ck-hits");
  input.addEventListener("input", update);
  input.addEventListener("focus", function () { load(function () {}); });
  input.addEventListener("keydown", keys);
  document.addEventListener("click", function (event) { if (!form.contains(event.target)) { close(); } });
  form.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) { close(); }
  });
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    }
  });
  listHere();
})();
