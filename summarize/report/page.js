// Choosing a citation opens its article, lights all its passages and moves the focus there;
// Escape goes back to the sentence. Without scripts the links still lead to the passage.
(function () {
  "use strict";
  var from = null;
  function clear() {
    document.querySelectorAll(".chosen").forEach(function (e) { e.classList.remove("chosen"); });
  }
  function show(link) {
    var key = link.dataset.key;
    var marks = Array.prototype.filter.call(document.querySelectorAll("mark"), function (m) {
      return m.dataset.keys.split(" ").indexOf(key) >= 0;
    });
    if (!marks.length) { return false; }
    clear();
    from = link;
    link.classList.add("chosen");
    marks.forEach(function (m) { m.classList.add("chosen"); });
    var details = marks[0].closest("details");
    if (details) { details.open = true; }
    marks[0].tabIndex = -1;
    marks[0].focus({ preventScroll: true });
    marks[0].scrollIntoView({ block: "center" });
    return true;
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.cite");
    if (link && show(link)) {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && from) { from.focus(); from.scrollIntoView({ block: "center" }); clear(); from = null; }
  });
  function fromAddress() {
    var target = location.hash.slice(1);
    Array.prototype.some.call(document.querySelectorAll("a.cite"), function (a) {
      return a.dataset.key === target && show(a);
    });
  }
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
