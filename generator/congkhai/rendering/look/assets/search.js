/* Search over the site's own pages: a combobox over an index that is fetched when it is first needed. */
(function () {
  "use strict";
  var form = document.querySelector("[data-congkhai-search]");
  if (!form || !window.congkhai) { return; }
  var base = form.getAttribute("data-base").replace(/\/?$/, "/");
  var input = form.querySelector("input");
  var panel = form.querySelector(".ck-search__panel");
  var said = form.querySelector("[data-congkhai-said]");
  var list = document.createElement("div"), note = document.createElement("p");
  var further = document.createElement("p"), everything = document.createElement("a");
  var LIMIT = 8;
  var NOTHING = "Không tìm thấy trang nào.";
  var PARTIAL = "Không trang nào khớp hẳn; gần nhất là:";
  var pages = null, waiting = [], chosen = -1;

  function load(then) {
    if (pages) { then(); return; }
    waiting.push(then);
    if (waiting.length > 1) { return; }
    var script = document.createElement("script");
    script.src = base + "assets/search-index.js";
    script.onload = function () {
      pages = (window.congkhaiIndex || []).map(congkhai.prepared);
      waiting.splice(0).forEach(function (next) { next(); });
    };
    script.onerror = function () { waiting = []; open([], [], "Chưa tải được chỉ mục tìm kiếm."); };
    document.head.appendChild(script);
  }

  function snippet(hit, query) {
    var page = hit.page, span = document.createElement("span");
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
        if (!congkhai.isWordCharacter(folded.charAt(at - 1))) { ranges.push([at, at + word.folded.length]); }
      }
    });
    ranges.sort(function (a, b) { return a[0] - b[0]; });
    return ranges.filter(function (range, i) { return !i || range[0] >= ranges[i - 1][1]; });
  }

  function link(hit, query) {
    var anchor = document.createElement("a"), title = document.createElement("span");
    anchor.href = base + hit.page.u;
    title.className = "ck-hit__title";
    title.textContent = hit.page.t;
    anchor.appendChild(title);
    anchor.appendChild(snippet(hit, query));
    return anchor;
  }

  function tell(text) { said.textContent = text; }

  function clear() {
    chosen = -1;
    list.textContent = note.textContent = "";
    input.removeAttribute("aria-activedescendant");
  }

  function close() {
    panel.hidden = true;
    clear();
    input.setAttribute("aria-expanded", "false");
  }

  /* The hits, with a sentence above them where there is something to say; without hits also the way on. */
  function open(hits, query, sentence) {
    clear();
    hits.slice(0, LIMIT).forEach(function (hit, i) {
      var item = link(hit, query);
      item.id = "ck-hit-" + i;
      item.className = "ck-hit";
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.tabIndex = -1;
      list.appendChild(item);
    });
    note.textContent = sentence;
    note.hidden = !sentence;
    list.hidden = !hits.length;
    further.hidden = hits.length > 0;
    panel.hidden = false;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    tell(hits.length ? (sentence || "Có") + " " + hits.length + " trang; dùng phím mũi tên để chọn." : sentence);
  }

  function answer(text) {
    var query = congkhai.words(text), found = congkhai.rank(pages, query);
    open(found.hits, query, found.partial ? PARTIAL : found.hits.length ? "" : NOTHING);
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
    load(function () { if (input.value.trim()) { answer(input.value); } });
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
      var query = congkhai.words(text), found = congkhai.rank(pages, query), hits = found.hits;
      var heading = document.createElement("h2"), items = document.createElement("ul");
      var asked = "“" + text.trim() + "”";
      heading.textContent = found.partial ? "Không trang nào khớp hẳn với " + asked + "; gần nhất là:"
        : (hits.length ? "Tìm thấy " + hits.length + " trang" : "Không tìm thấy trang nào") + " với " + asked;
      hits.forEach(function (hit) {
        var item = document.createElement("li");
        item.appendChild(link(hit, query));
        items.appendChild(item);
      });
      place.appendChild(heading);
      if (hits.length) { place.appendChild(items); }
      place.hidden = false;
    });
  }

  note.className = further.className = "ck-search__note";
  everything.href = base + "tat-ca-trang.html";
  everything.textContent = "Tất cả các trang";
  further.appendChild(everything);
  list.id = "ck-hits";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Kết quả tìm kiếm");
  [note, list, further].forEach(function (part) { panel.appendChild(part); });
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", "ck-hits");
  input.addEventListener("input", update);
  input.addEventListener("focus", function () { load(function () {}); });
  input.addEventListener("keydown", keys);
  everything.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { input.focus(); close(); event.preventDefault(); }
  });
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
