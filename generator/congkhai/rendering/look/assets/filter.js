/* The filter of the named list. Without it the list is whole and plain. */
(function () {
  "use strict";
  var box = document.querySelector("[data-congkhai-filter]");
  if (!box || !window.congkhai) { return; }
  var input = box.querySelector("input");
  var said = box.querySelector("[aria-live]");
  var tables = Array.prototype.map.call(document.querySelectorAll("[data-congkhai-group]"), function (table) {
    return {
      table: table,
      rows: Array.prototype.map.call(table.tBodies[0].rows, function (row) {
        var text = " " + row.cells[1].textContent;
        return { row: row, lower: congkhai.lower(text), folded: congkhai.fold(text) };
      })
    };
  });
  var total = tables.reduce(function (sum, group) { return sum + group.rows.length; }, 0);

  function startsWord(text, word) {
    for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (/[\s(–-]/.test(text.charAt(at - 1))) { return true; }
    }
    return false;
  }

  function apply() {
    var wanted = congkhai.words(input.value), shown = 0;
    tables.forEach(function (group) {
      var here = 0;
      group.rows.forEach(function (item) {
        var fits = wanted.every(function (word) {
          return word.marked ? startsWord(item.lower, word.exact) : startsWord(item.folded, word.folded);
        });
        item.row.hidden = !fits;
        if (fits) { here++; }
      });
      group.table.hidden = here === 0;
      shown += here;
    });
    said.textContent = !wanted.length ? "Danh sách có " + total + " người."
      : shown ? "Đang hiện " + shown + " trên " + total + " người."
      : "Không có ai khớp với “" + input.value.trim() + "”.";
  }

  box.hidden = false;
  input.addEventListener("input", apply);
  input.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && input.value) { input.value = ""; apply(); event.preventDefault(); }
  });
  apply();
})();
