/* What was filled in, held against its form: read, computed, shown or hidden, allowed. congkhai.forms.typed
   reads an answer and congkhai.forms.answers works a form out on the server: a change of one is a change of
   both. The form is what congkhai.forms.for_script lists; answers are texts by the names of fields, of a repeat
   the array of its rows. */
var congkhaiSheet = (function () {
  "use strict";

  const NUMBERS = ["so_thuc", "so_nguyen"];
  const REPEAT = "lap", COMPUTED = "tinh", LONG = "doan_van", SOME = "chon_nhieu";

  /* ---- texts, as congkhai.text.marks ---- */

  const SPACES = /[ \t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
  const STRAY_SHAPE = /[\u0302\u0306\u031b]/, MARKED_VOWEL = /([AaEeOoUu])([\u0300-\u036f]{2,})/g;
  const STROKED = { "\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ" };

  function compose(text) {
    const composed = text.normalize("NFC");
    if (!STRAY_SHAPE.test(composed)) { return composed; }
    return composed.normalize("NFD").replace(MARKED_VOWEL, function (_, vowel, marks) {
      const shapes = Array.from(marks).filter(function (mark) { return STRAY_SHAPE.test(mark); });
      const tones = Array.from(marks).filter(function (mark) { return !STRAY_SHAPE.test(mark); });
      return vowel + shapes.join("") + tones.join("");
    }).normalize("NFC");
  }

  function clean(text) {
    return congkhaiFormula.visible(compose(text)).replace(/\r\n|[\r\u0085\u2028\u2029]/g, "\n")
      .replace(/[\u00d0\u00f0\u0189\u0256]/g, function (letter) { return STROKED[letter]; })
      .replace(SPACES, " ").replace(/ ?\n ?/g, "\n").replace(/^[ \n]+|[ \n]+$/g, "");
  }

  /* What Python strips: more than JavaScript calls white space, and less. */
  const WHITE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
  const AFTER = new RegExp(WHITE + "$"), AROUND = new RegExp("^" + WHITE + "|" + WHITE + "$", "g");

  function paragraphs(text) {
    const lines = compose(text).replace(/\r\n?/g, "\n").split("\n");
    return lines.map(function (line) { return line.replace(AFTER, ""); }).join("\n").replace(AROUND, "");
  }

  /* ---- days and hours, as congkhai.text.dates ---- */

  const MIDNIGHT = "(?:[ T]0?0:00(?::00(?:\\.0+)?)?)?";
  const ISO = new RegExp("^([12][0-9]{3})-([0-9]{2})-([0-9]{2})" + MIDNIGHT + "$");
  const DAY_FIRST = new RegExp("^([0-9]{1,2})([/.-])([0-9]{1,2})\\2([12][0-9]{3})" + MIDNIGHT + "$");
  const COLON = /^([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]0+)?)?(?: ?(AM|PM|SA|CH|sáng|chiều))?$/i;
  const SPOKEN = /^([0-9]{1,2}) ?(?:giờ|h|g)(?: ?([0-9]{2})(?: ?(?:phút|ph|p|'))?)?$/i;

  function day(text) {
    const iso = ISO.exec(text), first = DAY_FIRST.exec(text);
    if (!iso && !first) { return null; }
    const [year, month, date] = (iso ? [iso[1], iso[2], iso[3]] : [first[4], first[3], first[1]]).map(Number);
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if (month < 1 || month > 12 || date < 1 || date > lengths[month - 1]) { return null; }
    return [year, month, date].map(function (part) { return String(part).padStart(2, "0"); }).join("-");
  }

  function hour(text) {
    const colon = COLON.exec(text), match = colon || SPOKEN.exec(text);
    if (!match) { return null; }
    const half = colon && colon[4] && colon[4].toLowerCase();
    let hours = Number(match[1]);
    const minutes = Number(match[2] || 0), seconds = Number((colon && colon[3]) || 0);
    if (half) {
      if (hours < 1 || hours > 12) { return null; }
      hours = hours % 12 + (["pm", "ch", "chiều"].includes(half) ? 12 : 0);
    }
    if (hours > 23 || minutes > 59 || seconds > 59) { return null; }
    return String(hours).padStart(2, "0") + ":" + String(minutes).padStart(2, "0");
  }

  /* ---- one answer ---- */

  /* The number of a kept text; zeros more, so that "1.597" is no group of digits. */
  function keptNumber(text) {
    return congkhaiFormula.parseDecimal(/[.,]/.test(text) ? text + "0000" : text);
  }

  function spelt(number) { return congkhaiFormula.plainNumber(number).replace(",", "."); }

  /* As it is read: lines stand in long texts and in lists alone. */
  function cleaned(field, typed) {
    if (field.kind === LONG) { return paragraphs(typed); }
    return field.kind === SOME ? clean(typed) : clean(typed).split("\n").join(" ");
  }

  /* As it is kept; null where the field cannot read it. */
  function read(field, typed) {
    const text = cleaned(field, typed);
    if (!text) { return ""; }
    if (NUMBERS.includes(field.kind)) {
      const number = congkhaiFormula.parseDecimal(text, field.belowThousand);
      const fits = number && (field.kind === "so_thuc" || number.denominator === 1n);
      return fits ? spelt(number) : null;
    }
    if (field.kind === "ngay") { return day(text); }
    if (field.kind === "gio") { return hour(text); }
    if (Object.keys(field.options).length) {
      const ids = text.split(" ").filter(Boolean);
      const chosen = field.kind === SOME ? Array.from(new Set(ids)) : [text];
      return chosen.every(function (id) { return Object.hasOwn(field.options, id); }) ? chosen.join(" ") : null;
    }
    return text;
  }

  /* As people read it: congkhai.forms.answers.shown_text. */
  function shownText(field, text, worth) {
    if (Object.keys(field.options).length) {
      const known = text.split(" ").filter(function (id) { return Object.hasOwn(field.options, id); });
      return known.map(function (id) { return field.options[id]; }).join("; ") || text;
    }
    if (worth !== null && typeof worth === "object") {
      const exact = congkhaiFormula.plainNumber(worth), decimals = exact.split(",")[1] || "";
      if (field.kind !== COMPUTED || (!exact.includes("/") && decimals.length <= 4)) { return exact; }
      return congkhaiFormula.cut(worth, 4);
    }
    if (field.kind === "ngay" && text[4] === "-") { return text.split("-").reverse().join("/"); }
    return text;
  }

  /* ---- the whole form ---- */

  function sheet(form, answers) {
    const places = new Map();
    form.fields.forEach(function (field, place) { if (field.name) { places.set(field.name, place); } });
    const worths = new Map(), shows = new Map();

    function rows(name) {
      const held = answers[name];
      return Array.isArray(held) ? held : [];
    }

    function written(field, row) {
      const held = field.repeat && row !== null ? rows(field.repeat)[row] || {} : answers;
      const text = Object.hasOwn(held, field.name) ? held[field.name] : "";
      return typeof text === "string" ? text : "";
    }

    function held(field, text) {
      if (text === "") { return null; }
      return NUMBERS.includes(field.kind) ? keptNumber(text) || text : text;
    }

    function worth(place, row) {
      const key = place + "/" + row, field = form.fields[place];
      if (!worths.has(key)) {
        worths.set(key, null);
        if (shown(place, row)) {
          worths.set(key, field.calculation
            ? congkhaiFormula.value(field.calculation, lookup(row), null) : held(field, written(field, row)));
        }
      }
      return worths.get(key);
    }

    function shown(place, row) {
      const key = place + "/" + row, field = form.fields[place];
      if (!shows.has(key)) {
        shows.set(key, false);
        const above = field.within === null ? null : form.fields[field.within];
        const inside = !above || shown(field.within, above.kind === REPEAT ? null : row);
        shows.set(key, inside
          && (!field.relevant || congkhaiFormula.holds(field.relevant, lookup(row), null)));
      }
      return shows.get(key);
    }

    function lookup(row) {
      return function (name) {
        if (!places.has(name)) { return null; }
        const place = places.get(name), repeat = form.fields[place].repeat;
        if (repeat === null) { return worth(place, null); }
        if (row !== null) { return worth(place, row); }
        return rows(repeat).map(function (_, at) { return worth(place, at); });
      };
    }

    function text(place, row) {
      const field = form.fields[place];
      if (!shown(place, row)) { return ""; }
      if (field.kind !== COMPUTED) { return written(field, row); }
      const value = worth(place, row);
      if (value === null) { return ""; }
      if (typeof value === "boolean") { return value ? "co" : "khong"; }
      return typeof value === "object" ? spelt(value) : value;
    }

    function allows(place, row) {
      const field = form.fields[place], own = worth(place, row);
      return !field.constraint || own === null || congkhaiFormula.holds(field.constraint, lookup(row), own);
    }

    function shownAs(place, row) {
      return shownText(form.fields[place], text(place, row), worth(place, row));
    }

    return Object.freeze({ shown, worth, text, allows, shownAs, count: function (name) { return rows(name).length; } });
  }

  /* What is wrong with an answer, in the words of the server: {code, words}; null where nothing is. */
  function fault(form, worked, place, row, typed) {
    const field = form.fields[place], kept = read(field, typed);
    function told(kind, value, more) {
      const facts = Object.assign(
        { label: field.label, value: value.slice(0, 80), asked: field.asked, fill: field.fill, again: field.again,
          what: field.what }, more
      );
      const words = form.words[kind];
      return { kind, words: (words.message + " " + words.remedy).replace(/\{(\w+)\}/g, function (_, name) {
        return facts[name];
      }) };
    }
    function unread(text) {
      const twofold = NUMBERS.includes(field.kind) && !field.belowThousand ? congkhaiFormula.readings(text) : [];
      const number = field.percent && text.endsWith("%") ? text.slice(0, -1).replace(AFTER, "") : "";
      if (number && read(field, number)) { return told("percent", text, { number }); }
      if (!twofold.length) { return told("unread", text, {}); }
      return told("twofold", text, {
        ways: twofold[0] + " hoặc " + twofold[1].replace(/0$/, ""),
        clear: field.kind === "so_nguyen" ? "cho không lẫn: " + twofold[0]
          : "theo một trong hai cách không lẫn: " + twofold.join(" hoặc ")
      });
    }
    if (!worked.shown(place, row)) { return null; }
    if (kept === null) { return unread(cleaned(field, typed)); }
    const text = worked.text(place, row);
    if (field.own && field.kind !== COMPUTED && field.required && !text) { return told("unanswered", "", {}); }
    if (text && (Array.from(text).length > form.longest || !worked.allows(place, row))) {
      return told(field.kind === COMPUTED ? "off" : "refused", worked.shownAs(place, row), {});
    }
    return null;
  }

  /* What is known and what was typed, as kept answers; congkhai.forms.posted.together and legible. */
  function kept(form, typed) {
    const whole = {};
    const byName = new Map(form.fields.map(function (field) { return [field.name, field]; }));
    function readable(held) {
      return Object.fromEntries(Object.entries(held).filter(function (pair) {
        return byName.has(pair[0]) && typeof pair[1] === "string";
      }).map(function (pair) { return [pair[0], read(byName.get(pair[0]), pair[1]) || ""]; }));
    }
    Object.assign(whole, readable(typed), form.known);
    form.fields.filter(function (field) { return field.kind === REPEAT; }).forEach(function (repeat) {
      const given = form.known[repeat.name] || [], answered = typed[repeat.name] || [];
      whole[repeat.name] = repeat.laidOut || given.length
        ? given.map(function (row, at) { return Object.assign(readable(answered[at] || {}), row); })
        : answered.map(readable);
    });
    return whole;
  }

  return Object.freeze({ sheet, kept, read, fault });
})();
