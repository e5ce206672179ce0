/* The form as one file: it holds its answers, tells when they were changed outside of it, and saves itself with
   what was filled in. congkhai.forms.one_file makes it and reads it; the element `tra-loi` holds
   {"congkhai-bieu-mau", "sha256", "noi_dung"}, the fingerprint being that of the JSON of `noi_dung`. */
var congkhaiFile = (function () {
  "use strict";

  /* ---- SHA-256 (FIPS 180-4): a page opened from a folder has no crypto.subtle in every browser ---- */

  function roots(power, count) {
    const found = [];
    for (let number = 2; found.length < count; number += 1) {
      let prime = true;
      for (let factor = 2; factor * factor <= number; factor += 1) { prime = prime && number % factor !== 0; }
      /* The first 32 bits behind the point of the root. */
      if (prime) { const root = Math.pow(number, power); found.push(((root - Math.floor(root)) * 4294967296) | 0); }
    }
    return found;
  }

  const WORDS = roots(1 / 3, 64), BEGIN = roots(1 / 2, 8);

  function turned(word, by) { return (word >>> by) | (word << (32 - by)); }

  function padded(bytes) {
    const length = Math.ceil((bytes.length + 9) / 64) * 64, whole = new Uint8Array(length);
    const view = new DataView(whole.buffer);
    whole.set(bytes);
    whole[bytes.length] = 0x80;
    view.setUint32(length - 8, Math.floor(bytes.length / 536870912));
    view.setUint32(length - 4, (bytes.length << 3) >>> 0);
    return view;
  }

  function block(state, view, at, schedule) {
    for (let i = 0; i < 16; i += 1) { schedule[i] = view.getUint32(at + 4 * i); }
    for (let i = 16; i < 64; i += 1) {
      const low = schedule[i - 15], high = schedule[i - 2];
      const one = turned(low, 7) ^ turned(low, 18) ^ (low >>> 3);
      const two = turned(high, 17) ^ turned(high, 19) ^ (high >>> 10);
      schedule[i] = schedule[i - 16] + one + schedule[i - 7] + two;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + WORDS[i] + schedule[i];
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach(function (word, i) { state[i] = (state[i] + word) | 0; });
  }

  function sha256(text) {
    const view = padded(new TextEncoder().encode(text)), state = BEGIN.slice(), schedule = new Int32Array(64);
    for (let at = 0; at < view.byteLength; at += 64) { block(state, view, at, schedule); }
    return state.map(function (word) { return (word >>> 0).toString(16).padStart(8, "0"); }).join("");
  }

  /* ---- what the file holds ---- */

  const MARK = "congkhai-bieu-mau";
  const files = new Map();
  let source = "", head = null;

  function held(name) { return files.get(name) || []; }

  function start() {
    source = "<!DOCTYPE html>\n" + document.documentElement.outerHTML;
    congkhaiPage.start();
    const saved = JSON.parse(document.getElementById("tra-loi").textContent);
    if (saved.sha256 !== sha256(JSON.stringify(saved.noi_dung))) {
      document.getElementById("da-sua").hidden = false;
      return;
    }
    head = saved.noi_dung.dau;
    saved.noi_dung.tep.forEach(function (one) {
      files.set(one.muc, held(one.muc).concat([{ name: one.ten, content: one.noi_dung }]));
    });
    congkhaiPage.controls().forEach(function (control) { if (control.type === "file") { listFiles(control); } });
    /* What lacked when the file was saved is for those who read it without a script. */
    document.getElementById("con-thieu").hidden = true;
    document.querySelectorAll(".bm-needs-script").forEach(function (part) { part.hidden = false; });
    document.getElementById("phieu").addEventListener("change", function (event) {
      if (event.target.type === "file") { takeFiles(event.target); }
    });
    press("nop", function () { save(true); });
    press("nhap", function () { save(false); });
    press("in", function () { window.print(); });
    congkhaiPage.fill(saved.noi_dung.tra_loi);
  }

  function press(id, work) { document.getElementById(id).addEventListener("click", work); }

  function tell(words) { document.getElementById("da-luu").textContent = words; }

  /* ---- attached files ---- */

  function fieldOf(control) { return congkhaiPage.form().fields[congkhaiPage.spot(control.name).place]; }

  function unfit(field, chosen, before) {
    const wrong = chosen.find(function (file) {
      const ending = file.name.split(".").pop().toLowerCase();
      return !field.endings.includes(ending) || file.size > field.bytes;
    });
    return Boolean(wrong) || before + chosen.length > field.most;
  }

  function takeFiles(control) {
    const field = fieldOf(control), chosen = Array.from(control.files);
    if (unfit(field, chosen, held(control.name).length)) {
      control.value = "";
      tell("Tệp vừa chọn không được nhận ở mục ‘" + field.label + "’. Nộp " + field.asked + ".");
      return;
    }
    Promise.all(chosen.map(read)).then(function (taken) {
      files.set(control.name, held(control.name).concat(taken));
      control.value = "";
      listFiles(control);
      tell("Đã đưa vào tệp này: " + taken.map(function (file) { return file.name; }).join(", ") + ".");
    });
  }

  function read(file) {
    return new Promise(function (done, failed) {
      const reader = new FileReader();
      reader.onload = function () { done({ name: file.name, content: reader.result.split(",")[1] || "" }); };
      reader.onerror = failed;
      reader.readAsDataURL(file);
    });
  }

  function listFiles(control) {
    const list = control.parentElement.querySelector(".bm-files");
    list.replaceChildren(...held(control.name).map(function (file, at) {
      const line = document.createElement("li"), button = document.createElement("button");
      button.type = "button";
      button.className = "bm-button bm-button--quiet";
      button.textContent = "Bỏ tệp " + file.name;
      button.addEventListener("click", function () {
        files.set(control.name, held(control.name).filter(function (_, other) { return other !== at; }));
        listFiles(control);
        control.focus();
      });
      line.append(file.name + " ", button);
      return line;
    }));
    list.hidden = !list.children.length;
    congkhaiPage.refresh();
  }

  /* ---- saving ---- */

  function content() {
    const attached = [];
    congkhaiPage.controls().forEach(function (control) {
      if (control.type === "file") {
        held(control.name).forEach(function (file) {
          attached.push({ muc: control.name, ten: file.name, noi_dung: file.content });
        });
      }
    });
    return { dau: head, tra_loi: congkhaiPage.typed(), tep: attached };
  }

  /* The file as it was opened, with the answers in its JSON and, for eyes, in its fields. */
  function filledIn(faults) {
    const page = new DOMParser().parseFromString(source, "text/html"), kept = content();
    const told = { [MARK]: 1, sha256: sha256(JSON.stringify(kept)), noi_dung: kept };
    page.getElementById("tra-loi").textContent = JSON.stringify(told).replace(/</g, "\\u003c");
    document.querySelectorAll("#phieu .bm-rows[data-free]").forEach(function (repeat) {
      const rows = page.importNode(repeat, true);
      rows.querySelector(".bm-add").remove();
      page.querySelector("#phieu .bm-rows[data-field='" + repeat.dataset.field + "']").replaceWith(rows);
    });
    congkhaiPage.controls().forEach(function (control) { copy(control, page); });
    document.querySelectorAll("#phieu output").forEach(function (output) {
      page.getElementById(output.id).textContent = output.textContent;
    });
    listMissing(page, faults);
    return "<!DOCTYPE html>\n" + page.documentElement.outerHTML;
  }

  function copy(control, page) {
    const there = page.getElementById(control.id);
    if (!there) { return; }
    if (control.type === "radio" || control.type === "checkbox") {
      there.toggleAttribute("checked", control.checked);
    } else if (control.tagName === "TEXTAREA") {
      there.textContent = control.value;
    } else if (control.tagName === "SELECT") {
      Array.from(there.options).forEach(function (one) {
        one.toggleAttribute("selected", one.value === control.value);
      });
    } else if (control.type === "file") {
      copyFiles(control, there.parentElement.querySelector(".bm-files"), page);
    } else {
      there.setAttribute("value", control.value);
    }
  }

  function copyFiles(control, list, page) {
    list.replaceChildren(...held(control.name).map(function (file) {
      const line = page.createElement("li");
      line.textContent = file.name;
      return line;
    }));
    list.hidden = !list.children.length;
  }

  function listMissing(page, faults) {
    const list = page.getElementById("con-thieu");
    list.querySelector("ul").replaceChildren(...faults.map(function (one) {
      const line = page.createElement("li");
      line.textContent = one.words;
      return line;
    }));
    list.hidden = !faults.length;
  }

  /* A file to be handed in is whole; a draft may lack what it likes. */
  function save(whole) {
    const faults = congkhaiPage.faults();
    const left = congkhaiPage.summarise(whole ? faults : []);
    if (left) {
      tell("Chưa lưu: còn " + left + " chỗ cần sửa, nêu ở đầu trang. Cần nghỉ giữa chừng thì lưu bản nháp.");
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([filledIn(faults)], { type: "text/html;charset=utf-8" }));
    link.download = document.getElementById("phieu").dataset.file;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    tell(whole
      ? "Đã lưu vào thư mục tải về tệp " + link.download + ". Nộp chính tệp ấy."
      : "Đã lưu bản nháp " + link.download + " vào thư mục tải về. Mở lại tệp ấy để ghi tiếp.");
  }

  document.addEventListener("DOMContentLoaded", start);
  return Object.freeze({ held, sha256 });
})();
