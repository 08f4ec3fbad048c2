// Keeps a reader's answers in the browser as they are given, and hands them over as a file.
// Nothing here knows which system wrote what. Showing a citation is the report's own script.
(function () {
  "use strict";
  var QUESTIONS = ["overall", "faithful", "french"];
  var LABELS = { overall: "le meilleur", faithful: "le plus fidèle", french: "le mieux écrit" };
  var page = document.body.dataset.page;
  var store = "summarize-blind-" + page;
  var pairs = Array.prototype.slice.call(document.querySelectorAll(".pair"));
  var numbers = Array.prototype.slice.call(document.querySelectorAll("[data-at]"));
  var rater = document.getElementById("rater");
  var shortcuts = document.getElementById("shortcuts");
  var state = { rater: "", shortcuts: true, at: 0, answers: {} };
  var unsaved = false;

  function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }
  function side(pair, name) { return pair.querySelector(".side[data-side=" + name + "]"); }
  function plural(n, word) { return n + " " + word + (n > 1 ? "s" : ""); }

  function say(message) {
    var alert = document.getElementById("alert");
    alert.textContent = message;
    alert.hidden = !message;
  }

  function save() {
    try {
      localStorage.setItem(store, JSON.stringify(state));
    } catch (error) {
      unsaved = true;
      say("Ce navigateur ne garde pas vos réponses : téléchargez les notes avant de fermer la page.");
    }
  }

  function load() {
    var kept = null;
    try { kept = JSON.parse(localStorage.getItem(store)); } catch (error) { kept = null; }
    if (!kept || typeof kept !== "object" || !kept.answers) { return; }
    state.rater = String(kept.rater || "");
    state.shortcuts = kept.shortcuts !== false;
    state.at = Math.min(Math.max(Number(kept.at) || 0, 0), pairs.length - 1);
    state.answers = kept.answers;
  }

  function read(pair) {
    var answer = {};
    QUESTIONS.forEach(function (question) {
      var chosen = pair.querySelector("[data-question=" + question + "] input:checked");
      answer[question] = chosen ? chosen.value : null;
    });
    answer.sentences = {};
    ["left", "right"].forEach(function (name) {
      answer.sentences[name] = all(side(pair, name), ".marks").map(function (marks) {
        return all(marks, "input:checked").map(function (input) { return input.value; });
      });
    });
    answer.comment = pair.querySelector("textarea").value;
    return answer;
  }

  function write(pair, answer) {
    answer = answer || {};
    QUESTIONS.forEach(function (question) {
      all(pair, "[data-question=" + question + "] input").forEach(function (input) {
        input.checked = input.value === answer[question];
      });
    });
    ["left", "right"].forEach(function (name) {
      var kept = (answer.sentences || {})[name] || [];
      all(side(pair, name), ".marks").forEach(function (marks, n) {
        all(marks, "input").forEach(function (input) {
          input.checked = (kept[n] || []).indexOf(input.value) >= 0;
        });
      });
    });
    pair.querySelector("textarea").value = answer.comment || "";
  }

  function missing(pair) {
    var answer = read(pair);
    var left = QUESTIONS.filter(function (q) { return !answer[q]; }).map(function (q) { return LABELS[q]; });
    [["left", "à gauche"], ["right", "à droite"]].forEach(function (entry) {
      var open = answer.sentences[entry[0]].filter(function (marks) { return !marks.length; }).length;
      if (open) { left.push(plural(open, "phrase") + " " + entry[1]); }
    });
    return left;
  }

  function refresh() {
    var done = 0;
    pairs.forEach(function (pair, n) {
      var left = missing(pair);
      if (!left.length) { done += 1; }
      pair.querySelector(".missing").textContent = left.length ? "Reste à noter : " + left.join(", ") + "." : "Cette paire est terminée.";
      numbers[n].classList.toggle("done", !left.length);
      numbers[n].setAttribute("aria-label", "Paire " + (n + 1) + (left.length ? ", à finir" : ", terminée"));
      if (n === state.at) { numbers[n].setAttribute("aria-current", "true"); } else { numbers[n].removeAttribute("aria-current"); }
    });
    document.getElementById("meter").value = done;
    document.getElementById("progress").textContent =
      done === pairs.length
        ? "Tout est noté : téléchargez les notes."
        : "Paire " + (state.at + 1) + " sur " + pairs.length + " · " + plural(done, "paire") + (done > 1 ? " terminées" : " terminée");
  }

  function go(at, focus) {
    state.at = Math.min(Math.max(at, 0), pairs.length - 1);
    pairs.forEach(function (pair, n) { pair.hidden = n !== state.at; });
    document.getElementById("back").hidden = true;
    refresh();
    save();
    if (focus) {
      var heading = pairs[state.at].querySelector("h2");
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    }
  }

  function changed(pair) {
    state.answers[pair.id] = read(pair);
    refresh();
    save();
  }

  function rest(pair, name) {
    all(side(pair, name), ".marks").forEach(function (marks) {
      if (!marks.querySelector("input:checked")) { marks.querySelector("[value=fine]").checked = true; }
    });
    changed(pair);
  }

  function download() {
    if (!state.rater.trim()) {
      document.querySelector(".help").open = true;
      say("Écrivez votre nom ou vos initiales avant de télécharger les notes.");
      rater.focus();
      return;
    }
    var open = pairs.filter(function (pair) { return missing(pair).length; }).length;
    var marks = { format: "summarize blind marks", page: page, rater: state.rater.trim(), answers: state.answers };
    var link = document.createElement("a");
    var address = URL.createObjectURL(new Blob([JSON.stringify(marks, null, 1) + "\n"], { type: "application/json" }));
    link.href = address;
    link.download = "notes-" + page.slice(0, 8) + "-" + (state.rater.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "x") + ".json";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
    unsaved = false;
    say(open ? "Notes téléchargées ; il reste " + plural(open, "paire") + " à finir." : "Notes téléchargées : renvoyez le fichier. Merci !");
  }

  // The sentence under the pointer, or where the keyboard is, lights the passages that it cites.
  function light(event) {
    var sentence = event.target.closest(".sentences li");
    var keys = sentence ? all(sentence, "a.cite").map(function (link) { return link.dataset.key; }) : [];
    all(pairs[state.at], "mark").forEach(function (mark) {
      var own = mark.dataset.keys.split(" ");
      mark.classList.toggle("lit", keys.some(function (key) { return own.indexOf(key) >= 0; }));
    });
  }
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);

  document.addEventListener("change", function (event) {
    var pair = event.target.closest(".pair");
    if (event.target === shortcuts) {
      state.shortcuts = shortcuts.checked;
      document.body.classList.toggle("no-keys", !state.shortcuts);
      save();
    }
    if (!pair) { return; }
    var marks = event.target.closest(".marks");
    if (marks && event.target.checked) {
      // A sentence is right or has faults, not both.
      all(marks, "input").forEach(function (input) {
        if ((input.value === "fine") !== (event.target.value === "fine")) { input.checked = false; }
      });
    }
    changed(pair);
  });
  document.addEventListener("input", function (event) {
    if (event.target === rater) { state.rater = rater.value; save(); }
    if (event.target.tagName === "TEXTAREA") { changed(event.target.closest(".pair")); }
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    var link = event.target.closest("a.cite");
    if (link) {
      document.getElementById("back").hidden = false;
      return;
    }
    if (!button) { return; }
    if (button.dataset.go) { go(state.at + Number(button.dataset.go), true); }
    if (button.dataset.at) { go(Number(button.dataset.at), true); }
    if (button.classList.contains("rest")) { rest(pairs[state.at], button.closest(".side").dataset.side); }
    if (button.classList.contains("download")) { download(); }
    if (button.id === "back") { document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })); }
    if (button.id === "erase" && window.confirm("Effacer toutes les réponses gardées dans ce navigateur ?")) {
      state = { rater: "", shortcuts: state.shortcuts, at: 0, answers: {} };
      pairs.forEach(function (pair) { write(pair, null); });
      rater.value = "";
      say("");
      go(0, false);
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { document.getElementById("back").hidden = true; return; }
    var target = event.target;
    var typing = target.tagName === "TEXTAREA" || (target.tagName === "INPUT" && target.type === "text");
    if (!state.shortcuts || typing || event.ctrlKey || event.altKey || event.metaKey) { return; }
    // By the key's place for digits: they need Shift on a French keyboard.
    var digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    var pair = pairs[state.at];
    if (digit) {
      var n = Number(digit[1]) - 1;
      var inputs = all(pair, "[data-question=" + QUESTIONS[Math.floor(n / 3)] + "] input");
      inputs[n % 3].checked = true;
      changed(pair);
    } else if (/^[spgd]$/i.test(event.key)) {
      var key = event.key.toLowerCase();
      if (key === "s") { go(state.at + 1, true); }
      if (key === "p") { go(state.at - 1, true); }
      if (key === "g") { rest(pair, "left"); }
      if (key === "d") { rest(pair, "right"); }
    } else { return; }
    event.preventDefault();
  });
  window.addEventListener("beforeunload", function (event) { if (unsaved) { event.preventDefault(); } });

  load();
  rater.value = state.rater;
  shortcuts.checked = state.shortcuts;
  document.body.classList.toggle("no-keys", !state.shortcuts);
  pairs.forEach(function (pair) { write(pair, state.answers[pair.id]); });
  if (Object.keys(state.answers).length) { document.querySelector(".help").open = false; }
  go(state.at, false);
})();
