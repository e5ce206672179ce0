/* A form in its page: shows and hides fields, works out what is computed, says what is wrong where the writer
   leaves a field, counts the letters that are left, adds rows. Without it the form works as well: the server
   decides. The page holds the form in the element `bieu-mau`; fields lie below the element `phieu`. */
var congkhaiPage = (function () {
  "use strict";

  const NOT_YET = "chưa đủ số để tính", NEARLY = 50, FEW = 2, BEYOND = 100000, NAME = /^f\.([^.]+)(?:\.([0-9]+)\.([^.]+))?$/;
  const places = new Map();
  let form = null, root = null, worked = null, lines = new Map();

  function start() {
    const told = document.getElementById("bieu-mau");
    root = document.getElementById("phieu");
    if (form || !told || !root) { return; }
    form = JSON.parse(told.textContent);
    form.fields.forEach(function (field, place) { places.set(field.name, place); });
    root.addEventListener("input", function (event) { lettersLeft(event.target); refresh(); });
    root.addEventListener("change", refresh);
    root.addEventListener("focusout", function (event) {
      // Words that come or go would move a button from under the pointer that is pressing it.
      if (!(event.relatedTarget && event.relatedTarget.closest("button, a"))) { leave(event.target); }
    });
    root.querySelectorAll("[data-most]").forEach(lettersLeft);
    root.querySelectorAll(".bm-rows[data-free]").forEach(offerRow);
    refresh();
    const summary = document.getElementById("loi");
    if (summary) { summary.focus(); }
  }

  /* ---- what was typed ---- */

  function controls() { return Array.from(root.querySelectorAll("[name^='f.']")); }

  /* The field of a control: its place in the form and its row from 0 on; null where it is none. */
  function spot(name) {
    const match = NAME.exec(name), place = match && places.get(match[3] || match[1]);
    return place === undefined || place === null ? null
      : { place, repeat: match[3] ? match[1] : null, row: match[2] ? Number(match[2]) - 1 : null };
  }

  function valueOf(control) {
    const chooses = control.type === "radio" || control.type === "checkbox";
    if (chooses && !control.checked) { return ""; }
    if (control.type === "file") { return filesOf(control); }
    return control.value;
  }

  function filesOf(control) {
    const held = typeof congkhaiFile === "undefined" ? [] : congkhaiFile.held(control.name);
    const chosen = held.length ? held : Array.from(control.files);
    return chosen.map(function (file) { return file.name; }).join("\n");
  }

  /* Every answer of the page; rows that nobody laid out are left out where they are blank. */
  function typed() {
    const answers = {}, rows = new Map();
    controls().forEach(function (control) {
      const where = spot(control.name), text = valueOf(control);
      if (!where) { return; }
      let held = answers;
      if (where.repeat) {
        if (!rows.has(where.repeat)) { rows.set(where.repeat, new Map()); }
        if (!rows.get(where.repeat).has(where.row)) { rows.get(where.repeat).set(where.row, {}); }
        held = rows.get(where.repeat).get(where.row);
      }
      const name = form.fields[where.place].name;
      held[name] = [held[name], text].filter(Boolean).join(" ");
    });
    lines = new Map();
    rows.forEach(function (given, repeat) {
      const numbers = Array.from(given.keys()).sort(function (one, other) { return one - other; });
      const free = !form.fields[places.get(repeat)].laidOut;
      const kept = numbers.filter(function (at) { return !free || Object.values(given.get(at)).some(filled); });
      kept.forEach(function (at, index) { lines.set(repeat + "/" + at, index); });
      answers[repeat] = kept.map(function (at) { return given.get(at); });
    });
    return answers;
  }

  function filled(text) { return text.trim() !== ""; }

  /* The row of the sheet for a row of the page; a blank row of a free repeat is none of its rows. */
  function rowOf(field, row) {
    if (field.repeat === null || row === null) { return null; }
    const known = lines.get(field.repeat + "/" + row);
    if (known !== undefined) { return known; }
    return form.fields[places.get(field.repeat)].laidOut ? row : BEYOND + row;
  }

  /* Puts answers into the fields, and nothing where there are none; rows in their order. */
  function fill(answers) {
    controls().forEach(function (control) {
      const where = spot(control.name);
      if (!where || control.type === "file") { return; }
      const row = where.repeat ? (answers[where.repeat] || [])[where.row] || {} : answers;
      const text = row[form.fields[where.place].name] || "";
      if (control.type === "radio" || control.type === "checkbox") {
        control.checked = text.split(" ").includes(control.value);
      } else {
        control.value = text;
      }
      lettersLeft(control);
    });
    refresh();
  }

  /* ---- what the page shows ---- */

  function refresh() {
    worked = congkhaiSheet.sheet(form, congkhaiSheet.kept(form, typed()));
    root.querySelectorAll("[data-field]").forEach(function (part) {
      const place = places.get(part.dataset.field), field = form.fields[place];
      if (!field) { return; }
      const row = rowOf(field, part.dataset.row ? Number(part.dataset.row) - 1 : null);
      part.hidden = !worked.shown(place, row);
      const output = field.kind === "tinh" && part.querySelector("output");
      if (output) {
        output.textContent = worked.shownAs(place, row) || (output.closest("td") ? "–" : NOT_YET);
        const wrong = congkhaiSheet.fault(form, worked, place, row, "");
        say(output, wrong ? wrong.words : "");
      }
    });
  }

  function lettersLeft(control) {
    const left = control.dataset.most && document.getElementById(control.name + ".con");
    if (!left) { return; }
    const field = form.fields[spot(control.name).place];
    const count = Number(control.dataset.most) - Array.from(congkhaiSheet.read(field, control.value)).length;
    /* A line is seldom full: its count is shown once it matters. */
    const shown = control.tagName === "TEXTAREA" || count < NEARLY;
    left.textContent = !shown ? ""
      : (count < 0 ? "Quá " : "Còn ") + String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, ".") + " ký tự.";
    left.classList.toggle("bm-left--over", count < 0);
  }

  function leave(control) {
    const where = control.name && spot(control.name);
    if (!where || control.type === "file" || !filled(valueOf(control))) { return; }
    const wrong = faultOf(where, control.value);
    say(control, wrong ? wrong.words : "");
  }

  function faultOf(where, text) {
    return congkhaiSheet.fault(form, worked, where.place, rowOf(form.fields[where.place], where.row), text);
  }

  /* What is wrong stands at the field, and its control leads there; "" takes it away. */
  function say(control, words) {
    const name = control.name && control.name.startsWith("f.") ? control.name : control.id;
    const error = document.getElementById(name + ".loi");
    if (!error) { return; }
    error.querySelector(".bm-error__words").textContent = words;
    error.hidden = !words;
    error.closest(".bm-field").classList.toggle("bm-field--wrong", Boolean(words));
    const described = control.closest(".bm-choices") || control;
    const ids = (described.getAttribute("aria-describedby") || "").split(" ").filter(function (id) {
      return id && id !== error.id;
    });
    described.setAttribute("aria-describedby", ids.concat(words ? [error.id] : []).join(" "));
    if (!described.getAttribute("aria-describedby")) { described.removeAttribute("aria-describedby"); }
    if (control.tagName === "OUTPUT") { return; }
    if (words) { control.setAttribute("aria-invalid", "true"); } else { control.removeAttribute("aria-invalid"); }
  }

  /* ---- everything that is wrong ---- */

  /* In the order of the page, each with the name of its field; the same stands at the fields. */
  function faults() {
    refresh();
    const found = [], seen = new Set();
    root.querySelectorAll("[name^='f.'], output").forEach(function (control) {
      const name = control.name || control.id, where = spot(name);
      if (!where || seen.has(name)) { return; }
      seen.add(name);
      const wrong = faultOf(where, control.tagName === "OUTPUT" ? "" : textOf(name));
      const skipped = wrong && wrong.kind === "unanswered" && blankLine(where);
      const short = wrong && wrong.kind === "unanswered" && control.closest("td");
      say(control, !wrong || skipped ? "" : short ? form.blankCell : wrong.words);
      if (wrong && !skipped) {
        const line = control.closest("[data-line]");
        const row = line ? line.dataset.name : "";
        found.push({ name, words: (row && row + ": ") + wrong.words, lacks: wrong.kind === "unanswered" ? row : "" });
      }
    });
    return found;
  }

  function textOf(name) {
    return controls().filter(function (one) { return one.name === name; }).map(valueOf).filter(Boolean).join(" ");
  }

  function blankLine(where) {
    return where.repeat !== null && !form.fields[places.get(where.repeat)].laidOut
      && !lines.has(where.repeat + "/" + where.row);
  }

  /* Several of one row that are only not answered are one. */
  function together(found) {
    const groups = [];
    found.forEach(function (one) {
      const last = groups[groups.length - 1];
      if (one.lacks && last && last[0].lacks === one.lacks) { last.push(one); } else { groups.push([one]); }
    });
    return groups.flatMap(function (group) {
      if (group.length <= FEW) { return group; }
      return [{ name: group[0].name, words: group[0].lacks + ": còn " + group.length + " mục chưa ghi." }];
    });
  }

  /* The summary on top of the page, the same as the server makes; how many lines it has. */
  function summarise(every) {
    const found = together(every);
    const before = document.getElementById("loi");
    if (before) { before.remove(); }
    document.title = (found.length ? "Lỗi: " : "") + document.title.replace(/^Lỗi: /, "");
    if (!found.length) { return 0; }
    const summary = element("div", { class: "bm-summary", role: "alert", tabindex: "-1", id: "loi",
      "aria-labelledby": "loi-ten" });
    summary.append(element("h2", { id: "loi-ten" }, "Có " + found.length + " chỗ cần sửa"));
    const list = summary.appendChild(element("ul", {}));
    found.forEach(function (one) {
      list.appendChild(element("li", {})).append(element("a", { href: "#" + one.name }, one.words));
    });
    root.prepend(summary);
    summary.focus();
    return found.length;
  }

  function element(tag, attributes, text) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(function (pair) { made.setAttribute(pair[0], pair[1]); });
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  /* ---- rows ---- */

  function offerRow(repeat) {
    const button = element("button", { type: "button", class: "bm-button bm-button--quiet bm-add" }, "Thêm dòng");
    button.addEventListener("click", function () {
      const given = repeat.querySelectorAll("[data-line]"), last = given[given.length - 1];
      const fresh = last.cloneNode(true), number = given.length + 1;
      renumber(fresh, repeat.dataset.field, number);
      last.after(fresh);
      fresh.querySelector("[name^='f.']").focus();
      refresh();
    });
    repeat.append(button);
  }

  /* A copied row is the next one, and empty. */
  function renumber(line, repeat, number) {
    const old = "f." + repeat + "." + line.dataset.line + ".", now = "f." + repeat + "." + number + ".";
    line.dataset.line = number;
    line.dataset.name = "Dòng " + number;
    line.querySelectorAll("*").forEach(function (part) {
      ["id", "name", "for", "aria-describedby"].forEach(function (key) {
        const said = part.getAttribute(key);
        if (said) { part.setAttribute(key, said.split(old).join(now)); }
      });
      if (part.dataset.row) { part.dataset.row = number; }
      if (part.matches("input[type=text], textarea, select")) { part.value = ""; }
      if (part.checked) { part.checked = false; }
    });
    const title = line.querySelector("legend, .bm-count");
    if (title) { title.textContent = title.tagName === "LEGEND" ? line.dataset.name : number; }
    line.querySelectorAll(".bm-field").forEach(function (box) { say(box.querySelector("[name], output"), ""); });
  }

  document.addEventListener("DOMContentLoaded", start);
  return Object.freeze({ start, typed, fill, refresh, faults, summarise, controls, spot, lettersLeft,
    form: function () { return form; } });
})();
