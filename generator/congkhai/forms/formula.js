/* What formulas of a form give in the page. congkhai.notation.formula_value says what they mean and gives the
   same on the server: a change of one is a change of both. Only Python reads formulas; what comes here is
   their tree, arrays within arrays, as congkhai.notation.formula.as_json lists it.

   A number is {numerator, denominator}, both BigInt, in lowest terms, the denominator positive; a text is a
   string, a truth a boolean, nothing is null. `answers` is a function from a field's name to its answer, or
   to the array of the answers of its rows. */
var congkhaiFormula = (function () {
  "use strict";

  /* ---- exact numbers ---- */

  const LIMIT = 10n ** 300n;
  const ZERO = { numerator: 0n, denominator: 1n };
  const ONE = { numerator: 1n, denominator: 1n };

  function absolute(whole) { return whole < 0n ? -whole : whole; }

  function fraction(numerator, denominator) {
    let divisor = absolute(numerator), rest = absolute(denominator);
    while (rest) { [divisor, rest] = [rest, divisor % rest]; }
    if (denominator < 0n) { divisor = -divisor; }
    return { numerator: numerator / divisor, denominator: denominator / divisor };
  }

  function whole(count) { return { numerator: BigInt(count), denominator: 1n }; }

  function negative(number) { return { numerator: -number.numerator, denominator: number.denominator }; }

  function plus(one, other) {
    return fraction(
      one.numerator * other.denominator + other.numerator * one.denominator,
      one.denominator * other.denominator
    );
  }

  function times(one, other) {
    return fraction(one.numerator * other.numerator, one.denominator * other.denominator);
  }

  /* Nothing by zero; the one place where arithmetic can fail. */
  function divided(one, other) {
    if (!other.numerator) { return null; }
    return fraction(one.numerator * other.denominator, one.denominator * other.numerator);
  }

  function remainder(one, other) {
    const quotient = divided(one, other);
    /* BigInt division cuts towards zero, which gives the remainder the sign of the left side. */
    return quotient && plus(one, negative(times(other, whole(quotient.numerator / quotient.denominator))));
  }

  /* Below zero, zero or above it, as `one` is below, equal to or above `other`. */
  function compared(one, other) {
    const left = one.numerator * other.denominator, right = other.numerator * one.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /* How many units of 10 ** -places a number is, a half going away from zero. */
  function units(number, places) {
    const doubled = 2n * absolute(number.numerator) * 10n ** BigInt(places);
    const count = (doubled + number.denominator) / (2n * number.denominator);
    return number.numerator < 0n ? -count : count;
  }

  /* How many decimals write the number exactly; null where none do. */
  function decimals(number) {
    let odd = number.denominator, twos = 0, fives = 0;
    while (odd % 2n === 0n) { odd /= 2n; twos += 1; }
    while (odd % 5n === 0n) { odd /= 5n; fives += 1; }
    return odd === 1n ? Math.max(twos, fives) : null;
  }

  function written(number, places, point) {
    const count = units(number, places), digits = absolute(count).toString().padStart(places + 1, "0");
    const cut = digits.length - places;
    return (count < 0n ? "-" : "") + digits.slice(0, cut) + (places ? point + digits.slice(cut) : "");
  }

  function exact(number, point) {
    const places = decimals(number);
    return places === null ? number.numerator + "/" + number.denominator : written(number, places, point);
  }

  /* The number of a text of digits with at most one point and a sign before them. */
  function read(text) {
    const point = text.indexOf("."), places = point < 0 ? 0 : text.length - point - 1;
    const digits = text.replace(/[.+-]/g, "");
    const number = fraction(BigInt(digits), 10n ** BigInt(places));
    return text[0] === "-" ? negative(number) : number;
  }

  /* ---- answers turned into what an operator needs ---- */

  const LONGEST = 40;
  const AS_XPATH = /^-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;

  function isNumber(held) { return held !== null && typeof held === "object"; }

  function kept(number) {
    return number && absolute(number.numerator) < LIMIT && number.denominator < LIMIT ? number : null;
  }

  function given(answer) {
    if (answer === undefined || answer === "") { return null; }
    return isNumber(answer) ? kept(answer) : answer;
  }

  function rows(answer) { return (Array.isArray(answer) ? answer : [answer]).map(given); }

  function numberOf(held) {
    if (typeof held === "boolean") { return held ? ONE : ZERO; }
    if (typeof held !== "string") { return held; }
    const text = held.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
    return text.length <= LONGEST && AS_XPATH.test(text) ? read(text) : null;
  }

  function textOf(held) {
    if (held === null) { return ""; }
    return isNumber(held) ? exact(held, ".") : String(held);
  }

  function truthOf(held) { return isNumber(held) ? held.numerator !== 0n : Boolean(held); }

  /* ---- operators and functions ---- */

  function arithmetic(work) {
    return function (left, right) {
      const one = numberOf(left), other = numberOf(right);
      return one && other && kept(work(one, other));
    };
  }

  function ordering(fits) {
    return function (left, right) {
      const one = numberOf(left), other = numberOf(right);
      return one !== null && other !== null && fits(compared(one, other));
    };
  }

  function equal(left, right) {
    if (typeof left === "boolean" || typeof right === "boolean") { return truthOf(left) === truthOf(right); }
    if (left === null || right === null) { return left === right; }
    if (!isNumber(left) && !isNumber(right)) { return left === right; }
    const one = numberOf(left), other = numberOf(right);
    return one !== null && other !== null && compared(one, other) === 0;
  }

  function round(held, places) {
    const number = numberOf(held), digits = numberOf(places);
    if (!number || !digits || digits.denominator !== 1n) { return null; }
    if (digits.numerator < 0n || digits.numerator > 20n) { return null; }
    return kept(fraction(units(number, digits.numerator), 10n ** digits.numerator));
  }

  function sum(answers) {
    return answers.reduce(function (total, row) {
      return row === null ? total : OPERATORS.get("+")(total, row);
    }, ZERO);
  }

  function codes(held) { return textOf(held).split(" ").filter(Boolean); }

  /* Maps, not objects: a name from outside never meets what objects inherit. */
  const OPERATORS = new Map([
    ["or", function (left, right) { return truthOf(left) || truthOf(right); }],
    ["and", function (left, right) { return truthOf(left) && truthOf(right); }],
    ["=", equal],
    ["!=", function (left, right) { return !equal(left, right); }],
    ["<", ordering(function (side) { return side < 0; })],
    ["<=", ordering(function (side) { return side <= 0; })],
    [">", ordering(function (side) { return side > 0; })],
    [">=", ordering(function (side) { return side >= 0; })],
    ["+", arithmetic(plus)],
    ["-", arithmetic(function (one, other) { return plus(one, negative(other)); })],
    ["*", arithmetic(times)],
    ["div", arithmetic(divided)],
    ["mod", arithmetic(remainder)]
  ]);
  const FUNCTIONS = new Map([
    ["true", function () { return true; }],
    ["false", function () { return false; }],
    ["not", function (held) { return !truthOf(held); }],
    ["number", numberOf],
    /* Code points, as Python counts them; `length` would count an emoji twice. */
    ["string-length", function (held) { return whole(Array.from(textOf(held)).length); }],
    ["count-selected", function (held) { return whole(codes(held).length); }],
    ["round", round],
    ["selected", function (held, code) { return codes(held).includes(textOf(code)); }],
    ["coalesce", function (held, other) { return held === null ? other : held; }],
    ["if", function (condition, held, other) { return truthOf(condition) ? held : other; }]
  ]);
  const OF_ROWS = new Map([
    ["sum", sum],
    ["count", function (answers) { return whole(answers.length); }]
  ]);

  /* ---- trees ---- */

  function value(tree, answers, own) {
    const [kind, first, ...rest] = tree;
    const part = function (inner) { return value(inner, answers, own); };
    switch (kind) {
      case "number": return { numerator: BigInt(first), denominator: BigInt(rest[0]) };
      case "text": return given(first);
      case "own": return given(own);
      case "answer": return given(rows(answers(first))[0]);
      case "minus": {
        const number = numberOf(part(first));
        return number && negative(number);
      }
      case "chain":
        return rest.reduce(function (worth, step) {
          return OPERATORS.get(step[0])(worth, part(step[1]));
        }, part(first));
      case "call":
        if (OF_ROWS.has(first)) { return OF_ROWS.get(first)(rows(answers(rest[0][1]))); }
        return FUNCTIONS.get(first)(...rest.map(part));
      default: throw new Error("unknown part of a formula: " + kind);
    }
  }

  function holds(tree, answers, own) { return truthOf(value(tree, answers, own)); }

  /* ---- numbers as people type and read them ---- */

  /* What congkhai.text.marks.clean takes away around a number: what takes no room, blanks and line ends. By
     number, so that the script itself says nothing that turns a reader round. */
  const INVISIBLE = new RegExp("[" + [
    [0xad], [0x34f], [0x61c], [0x115f, 0x1160], [0x17b4, 0x17b5], [0x180b, 0x180f], [0x200b, 0x200f],
    [0x202a, 0x202e], [0x2060, 0x206f], [0x3164], [0xfe00, 0xfe0f], [0xfeff], [0xffa0], [0xfff0, 0xfffb],
    [0xe0000, 0xe0fff]
  ].map(function (range) {
    return range.map(function (code) { return String.fromCodePoint(code); }).join("-");
  }).join("") + "]", "gu");
  function visible(text) { return text.replace(INVISIBLE, ""); }

  const BLANK = "[ \\t\\v\\f\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000\\r\\n\\u0085\\u2028\\u2029]+";
  const AROUND = new RegExp("^" + BLANK + "|" + BLANK + "$", "g");
  const PLAIN = /^[+-]?[0-9]+(?:[.,][0-9]+)?$/;
  const TWOFOLD = /^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}$/;
  const GROUPED_BY_POINT = /^[+-]?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})$/;
  const GROUPED_BY_COMMA = /^[+-]?[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+\.[0-9]+|(?:,[0-9]{3}){2,})$/;

  /* As congkhai.text.numbers.parse_decimal: "98,5", "98.5", "1.597,25"; null for "1.597", which can be read
     in two ways unless no number may reach a thousand (`belowThousand`), and for all that is no number or has
     over 40 characters. */
  function parseDecimal(typed, belowThousand) {
    let text = visible(typed).replace(AROUND, "");
    if (text.length > LONGEST || (!belowThousand && TWOFOLD.test(text))) { return null; }
    if (GROUPED_BY_POINT.test(text)) {
      text = text.replace(/\./g, "");
    } else if (GROUPED_BY_COMMA.test(text)) {
      text = text.replace(/,/g, "");
    } else if (!PLAIN.test(text)) {
      return null;
    }
    return read(text.replace(",", "."));
  }

  /* As congkhai.text.numbers.readings: what "1.597" may mean, spelt so that it is read in one way. */
  function readings(typed) {
    const text = visible(typed).replace(AROUND, "");
    if (text.length > LONGEST || !TWOFOLD.test(text)) { return []; }
    return [text.replace(/[.,]/g, ""), text.replace(".", ",") + "0"];
  }

  /* "12,5", "20"; as congkhai.text.numbers.plain, and a fraction ("1/3") where no decimals end the number. */
  function plainNumber(number) { return exact(number, ","); }

  /* "89,9999": to `places` decimals, the rest cut off; as congkhai.text.numbers.plain_fraction. */
  function cut(number, places) {
    const scaled = number.numerator * 10n ** BigInt(places), rest = scaled % number.denominator;
    /* BigInt division cuts towards zero; a number below zero never reads higher than it is either. */
    const count = scaled / number.denominator - (rest < 0n ? 1n : 0n);
    return written(fraction(count, 10n ** BigInt(places)), places, ",");
  }

  return Object.freeze({ value, holds, parseDecimal, readings, plainNumber, cut, visible });
})();
