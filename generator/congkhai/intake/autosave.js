/* Keeps what is typed while it is typed: a pause after the last letter, and the page's draft lies in the service.
   What cannot be kept is said, and tried again where that may help; the button “Lưu nháp” works without it. */
(function () {
  "use strict";
  const form = document.getElementById("gui"), said = document.getElementById("da-luu");
  const PAUSE = 1000, AGAIN = 10000, STAYS = " Những gì đã ghi vẫn còn trên trang này; không đóng trang.";
  const WHY = {
    0: "Chưa lưu nháp được vì không nối được với máy chủ." + STAYS,
    403: "Chưa lưu nháp được vì phiên làm việc đã hết. Hãy chép những gì đã ghi ra chỗ khác, rồi mở lại đường liên kết được cấp.",
    503: "Máy chủ chưa lưu được nháp; hãy báo bộ phận phụ trách của cơ quan." + STAYS
  };
  let timer = null, sending = false, changed = false;

  function fields() {
    const pairs = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === "string" && name !== "het") { pairs.append(name, value); }
    });
    pairs.append("het", "1");
    return pairs;
  }

  function keep() {
    if (sending) { changed = true; return; }
    sending = true;
    changed = false;
    fetch(form.action + "/nhap", { method: "POST", body: fields(), credentials: "same-origin" })
      .then(function (answer) {
        if (!answer.ok) { return failed(answer.status); }
        return answer.text().then(function (words) { said.textContent = words; });
      })
      .catch(function () { failed(0); })
      .finally(function () { sending = false; if (changed) { keep(); } });
  }

  function failed(status) {
    said.textContent = WHY[status] || "Chưa lưu nháp được." + STAYS;
    if (status === 0 || status === 503) {
      clearTimeout(timer);
      timer = setTimeout(keep, AGAIN);
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("submit", function () { clearTimeout(timer); });
}());
