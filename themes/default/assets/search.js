/* The search page: fetches the few small files that a query needs and shows what they lead to.
   The files and their letters are told in docs/search.md. All words of the page stand in its template. */
"use strict";
(() => {
  const form = document.getElementById("p_search");
  const input = form.elements.q;
  const filters = document.getElementById("p_filters");
  const status = document.getElementById("p_status");
  const results = document.getElementById("p_results");
  const more = document.getElementById("p_more");
  const TITLE = document.title;
  const indexes = document.getElementById("p_indexes");
  const FILES = form.dataset.files;
  const BITS = +form.dataset.bits;
  const TOTAL = Math.max(1, +form.dataset.articles);
  const KINDS = ["organizations", "people", "documents", "topics"]; // the two low bits of an entity's number
  const WEIGHTS = { p: 8, q: 4, r: 2, s: 1 }; // title, summary and names, body many times, body
  const PAGE = 10, ENTITIES = 4, LOOKUPS = 14, BUDGET = 45000; // bytes of a query, passages included; the page itself takes the rest of 60 kB
  const FACETS = ["topic", "org", "year"];
  const FOLDERS = { topic: "topics", org: "organizations" };

  /* Words: the same rules as site_gen/search/words.py */

  const placeTones = (text) => text.replace(/[òóỏõọ][ae]|[ùúủũụ]y/g, ([first, second]) => {
    const [base, tone] = first.normalize("NFD");
    return base + (second + tone).normalize("NFC");
  });
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").normalize("NFC");
  const plain = (text) => placeTones(text.normalize("NFC").toLowerCase());

  /** Stretches of words that nothing parts. */
  const segments = (text) => plain(text)
    .replace(/([\p{L}\p{N}_])[-/.&'’](?=[\p{L}\p{N}_])/gu, "$1 ")
    .split(/[^\p{L}\p{N}\s]+/u)
    .map((part) => part.split(/\s+/).filter(Boolean));

  const crcOf = (text) => {
    let crc = -1;
    for (const byte of new TextEncoder().encode(text)) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
  };

  /** What is looked up for a query: words and pairs; of a long query pairs alone, which say more. */
  const terms = (query) => {
    const words = [], pairs = [];
    for (const part of segments(query)) {
      part.forEach((form, place) => {
        words.push(form);
        if (place) pairs.push(`${part[place - 1]} ${form}`);
      });
    }
    const unique = (forms) => [...new Set(forms)].map((form) => ({ form, key: fold(form), pair: form.includes(" ") }));
    const all = [...unique(words), ...unique(pairs)];
    if (all.length <= LOOKUPS || !pairs.length) return all.slice(0, LOOKUPS);
    const chosen = unique(pairs);
    const step = Math.ceil(chosen.length / LOOKUPS);
    return chosen.filter((_, place) => place % step === 0);
  };

  /* Files */

  const kept = new Map();
  let spent = 0; // bytes, as the server sent them
  let ratio = 1; // of bytes sent to bytes there are

  const get = (path) => {
    if (!kept.has(path)) {
      const loaded = load(path);
      loaded.catch(() => kept.delete(path)); // to be tried again
      kept.set(path, loaded);
    }
    return kept.get(path);
  };

  const load = async (path) => {
    const url = new URL(path, location.href).href;
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    const text = await response.text();
    const sent = performance.getEntriesByName(url).pop();
    const bytes = new Blob([text]).size;
    spent += sent?.encodedBodySize || bytes;
    if (sent?.encodedBodySize && bytes > 500) ratio = sent.encodedBodySize / bytes;
    return text;
  };

  /** The file of ``count`` in ``folder`` where ``key`` is told. */
  const part = (folder, key, count) => get(`${FILES}${folder}/${((crcOf(key) & (count - 1)) >>> 0).toString(16)}.txt`);

  const numbers = (text) => {
    const found = [];
    let value = 0, at = -1;
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place) - 48;
      value = value * 32 + (code & 31);
      if (code < 32) {
        at = at < 0 ? value : at - value;
        found.push(at);
        value = 0;
      }
    }
    return found;
  };

  /** The lines of a key: every form of it with its lists. */
  const lookup = async ({ key }) => {
    const text = await part("w", key, form.dataset.words);
    const found = [];
    for (const line of text.split("\n")) {
      const [name, list] = line.split("\t");
      if (!list || fold(name) !== key) continue;
      const groups = {};
      for (const [, letter, own] of list.matchAll(/([p-u])([0-o]*)/g)) groups[letter] = numbers(own);
      const cut = list.includes("!");
      const size = cut ? parseInt(list, 10) : ["p", "q", "r", "s"].reduce((sum, g) => sum + (groups[g]?.length || 0), 0);
      found.push({ name, groups, cut, size });
    }
    return found;
  };

  const card = async (number, entity) => {
    const lines = (await part(entity ? "e" : "a", String(number), form.dataset[entity ? "entityCards" : "cards"])).split("\n");
    return lines.map((line) => line.split("\t")).find(([own]) => +own === number);
  };

  /* Ranking */

  /** All documents with a score; ``exact`` have every word as it was typed, ``partial`` says that none has all words. */
  const rank = (query, lists, allowed) => {
    const marked = query.some(({ form, key }) => form !== key);
    const articles = new Map(), entities = new Map(), years = new Set();
    const words = query.filter(({ pair }) => !pair);
    const counted = words.length ? words : query;
    let needed = 0, wanted = 0, unsure = 0, cut = false;
    query.forEach((term, place) => {
      const found = lists[place], counts = counted.includes(term);
      const size = found.reduce((sum, one) => sum + one.size, 0);
      const soft = found.some((one) => one.cut);
      const weight = Math.log(1 + TOTAL / (size + 1)) * (term.pair ? 2.5 : 1);
      cut ||= soft;
      const year = /^(19|20)\d\d$/.test(term.form);
      if (year) years.add(+term.form);
      if (!term.pair && !soft && !year) needed |= 1 << place;
      if (marked && counts && term.form !== term.key) wanted |= 1 << place;
      if (found.some((one) => one.cut && one.name === term.form)) unsure |= 1 << place;
      for (const { name, groups } of found) {
        const same = name === term.form;
        const share = same || !marked ? 1 : 0.3;
        for (const [letter, own] of Object.entries(groups)) {
          if (letter > "s") own.forEach((value) => addName(entities, value, letter, place, term, share, words.length));
          else for (const number of own) {
            if (!allowed(number)) continue;
            const one = articles.get(number) || { number, score: 0, has: 0, exact: 0, other: 0 };
            articles.set(number, one);
            one.score += weight * WEIGHTS[letter] * share;
            one.has |= 1 << place;
            if (same) one.exact |= 1 << place;
            else one.other |= 1 << place;
          }
        }
      }
    });
    let all = [...articles.values()];
    const whole = all.filter((one) => (one.has & needed) === needed);
    const partial = needed && !whole.length && all.length > 0;
    if (!partial) all = whole;
    // a year in the query is when, more often than what: articles of it come first, others need not name it
    if (years.size) for (const one of all) if (years.has(1900 + Math.floor(one.number / 2 ** BITS / 12))) one.score *= 2;
    const best = all.reduce((most, one) => Math.max(most, one.score), 0);
    if ((!needed || partial) && query.length > 1) all = all.filter((one) => one.score >= best * 0.3);
    for (const one of all) one.exact = ((one.exact | (unsure & ~one.other)) & wanted) === wanted;
    all.sort((a, b) => b.exact - a.exact || b.score - a.score || b.number - a.number);
    return { all, partial, cut, entities: rankNames(entities, counted.length) };
  };

  /** Notes that a name (letter t) or a post (u) has a word. */
  const addName = (entities, value, letter, place, term, share, words) => {
    const number = value >> 4;
    const one = entities.get(number) || { number, cover: 0, has: 0, named: 0 };
    entities.set(number, one);
    if (words && term.pair) { // only says which of two is nearer
      one.cover += 0.15 * share;
      return;
    }
    one.has |= 1 << place;
    if (letter === "t") {
      one.named++;
      one.cover += share / ((value & 15) + 1);
    } else one.cover += 0.02;
  };

  const rankNames = (entities, count) => {
    const bits = (mask) => mask.toString(2).replace(/0/g, "").length;
    const found = [...entities.values()].filter((one) => bits(one.has) >= count ? one.named || count > 1 : one.cover >= 0.99 && one.named > 1);
    return found.sort((a, b) => bits(b.has) - bits(a.has) || b.cover - a.cover || a.number - b.number);
  };

  /* Marks */

  /** ``text`` in a new element, the words of the query marked; where two of them stand together, no single one. */
  const marked = (text, element, keys) => {
    const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
    const hit = words.map((word) => keys.has(fold(plain(word[0]))));
    const ends = words.map((word) => word.index + word[0].length);
    const together = words.map((word, place) => hit[place - 1] && hit[place] && /^\s+$/.test(text.slice(ends[place - 1], word.index)));
    const some = together.includes(true);
    let end = 0, mark = null;
    words.forEach((word, place) => {
      const between = text.slice(end, word.index);
      if (together[place]) mark.append(between + word[0]);
      else if (hit[place] && (!some || together[place + 1])) {
        mark = document.createElement("mark");
        mark.append(word[0]);
        element.append(between, mark);
      } else element.append(between + word[0]);
      end = ends[place];
    });
    element.append(text.slice(end));
    return element;
  };

  const hits = (text, keys) => new Set(segments(text).flat().map(fold).filter((key) => keys.has(key)));

  /** The stretch of ``text`` that holds the most of the words. */
  const passage = (text, keys) => {
    const words = [...text.matchAll(/\S+/g)];
    const at = words.map((word) => segments(word[0]).flat().map(fold).find((key) => keys.has(key)));
    let best = -1, most = 0;
    const WIDE = 32;
    for (let place = 0; place < words.length; place++) {
      if (!at[place]) continue;
      const window = at.slice(place, place + WIDE);
      const near = window.filter((key, next) => key && window[next + 1]).length;
      const score = new Set(window.filter(Boolean)).size * 4 + near;
      if (score > most) [best, most] = [place, score];
    }
    if (best < 0) return "";
    const from = Math.max(0, best - 4), to = Math.min(words.length, from + WIDE);
    return (from ? "… " : "") + words.slice(from, to).map(([word]) => word).join(" ") + (to < words.length ? " …" : "");
  };

  /** Fetches articles whose passage lies in the body, while the query is within its bytes. */
  const addPassages = async (waiting, keys, current) => {
    for (const { url, size, place } of waiting) {
      if (current !== run || spent + (14000 + size * 7) * ratio > BUDGET) return;
      try {
        const page = new DOMParser().parseFromString(await get(url), "text/html");
        const body = page.querySelector(".body");
        const found = body && passage(body.textContent, keys);
        if (found && current === run) place.replaceChildren(...marked(found, document.createElement("p"), keys).childNodes);
      } catch {
        return; // the result stands as it is
      }
    }
  };

  /* The page */

  const say = (name, count) => {
    status.textContent = name ? status.dataset[name].replace("{n}", new Intl.NumberFormat(document.documentElement.lang).format(count)) : "";
  };

  const section = (kind) => document.querySelector(`[data-kind="${kind}"]`);

  const clear = () => {
    for (const own of document.querySelectorAll("[data-kind]")) {
      own.hidden = true;
      own.querySelector("ul").replaceChildren();
    }
    more.hidden = true;
  };

  const put = (tag, parent, properties = {}) => {
    const element = Object.assign(document.createElement(tag), properties);
    parent.append(element, " ");
    return element;
  };

  const showEntities = (cards, keys) => {
    for (const kind of KINDS) {
      const list = section(kind).querySelector("ul");
      for (const [number, url, name, note, count] of cards) {
        if (KINDS[number & 3] !== kind) continue;
        const item = put("li", list);
        marked(name, put("a", item, { href: url }), keys);
        if (note) marked(note, put("span", item, { className: "note" }), keys);
        if (count) put("span", item, { className: "count", textContent: count });
      }
      section(kind).hidden = !list.children.length;
    }
  };

  /** Adds articles to the list; gives those whose words stand in the body alone. */
  const showArticles = (cards, keys) => {
    const list = section("articles").querySelector("ul"), waiting = [];
    for (const [, url, date, written, title, summary, topic, lead, size] of cards) {
      const item = put("li", list);
      marked(title, put("a", put("h3", item), { href: url }), keys);
      const text = marked(summary, put("p", item, { className: "summary" }), keys);
      const meta = put("p", item, { className: "meta" });
      put("time", put("span", meta), { dateTime: date, textContent: written });
      for (const name of [topic, lead]) if (name) put("span", meta, { textContent: name });
      if (hits(`${title}\n${summary}`, keys).size * 2 < keys.size || !hits(summary + title, keys).size) {
        waiting.push({ url, size: +size, place: text });
      }
    }
    section("articles").hidden = !list.children.length;
    return waiting;
  };

  let run = 0; // the query that is being answered; an older one ends where it finds another here
  let shown = ""; // what is on the page
  let next = null;

  const values = () => Object.fromEntries(["q", ...FACETS].map((name) => [name, form.elements[name].value.trim()]));

  const address = (asked) => {
    const url = new URL(location.href);
    url.search = new URLSearchParams(Object.entries(asked).filter(([, value]) => value)).toString();
    url.hash = "";
    return url.href;
  };

  /** Whether an article passes the filters. */
  const allowing = async (asked) => {
    const sets = await Promise.all(Object.entries(FOLDERS).filter(([name]) => asked[name]).map(
      async ([name, folder]) => new Set(numbers(await get(`${FILES}f/${folder}/${encodeURIComponent(asked[name])}.txt`)))));
    const first = asked.year ? (asked.year - 1900) * 12 : 0;
    return (number) => {
      const month = Math.floor(number / 2 ** BITS);
      return sets.every((set) => set.has(number)) && (!asked.year || (month >= first && month < first + 12));
    };
  };

  const answer = async (push = false) => {
    const asked = values(), where = address(asked);
    if (where === shown) return;
    shown = where;
    const current = ++run;
    if (where !== location.href) history[push ? "pushState" : "replaceState"](null, "", where);
    document.title = asked.q ? `${asked.q} · ${TITLE}` : TITLE;
    const query = terms(asked.q);
    indexes.hidden = query.length > 0;
    results.ariaBusy = String(query.length > 0);
    if (!query.length) {
      clear();
      say(FACETS.some((name) => asked[name]) ? "filter" : "");
      return;
    }
    spent = 0;
    const late = setTimeout(() => current === run && results.ariaBusy === "true" && say("busy"), 400);
    try {
      const [lists, allowed] = await Promise.all([Promise.all(query.map(lookup)), allowing(asked)]);
      if (current !== run) return;
      await show(query, rank(query, lists, allowed), current);
    } catch {
      if (current !== run) return;
      clear();
      shown = "";
      say(navigator.onLine ? "failed" : "offline");
    } finally {
      clearTimeout(late);
      if (current === run) results.ariaBusy = "false";
    }
  };

  const show = async (query, { all, partial, cut, entities }, current) => {
    const keys = new Set(query.flatMap(({ key }) => key.split(" ")));
    const few = KINDS.flatMap((_, kind) => entities.filter(({ number }) => (number & 3) === kind).slice(0, ENTITIES));
    let done = 0;
    const following = async () => {
      const cards = await Promise.all(all.slice(done, done + PAGE).map(({ number }) => card(number, false)));
      done += PAGE;
      return cards.filter(Boolean);
    };
    const [names, first] = await Promise.all([Promise.all(few.map(({ number }) => card(number, true))), following()]);
    if (current !== run) return;
    clear();
    showEntities(names.filter(Boolean), keys);
    const waiting = showArticles(first, keys);
    const count = all.length + few.length;
    say(!count ? "none" : partial ? "partial" : cut ? "best" : count === 1 ? "one" : "many", count);
    more.hidden = done >= all.length;
    indexes.hidden = count > 0;
    next = async () => {
      const list = section("articles").querySelector("ul"), before = list.children.length, from = done;
      more.disabled = true;
      try {
        const cards = await following();
        if (current !== run) return;
        const waiting = showArticles(cards, keys);
        more.hidden = done >= all.length;
        list.children[before]?.querySelector("a").focus();
        await addPassages(waiting, keys, current);
      } catch {
        done = from;
        say(navigator.onLine ? "failed" : "offline");
      } finally {
        more.disabled = false;
      }
    };
    results.ariaBusy = "false";
    await addPassages(waiting, keys, current);
  };

  /** Fills the filters with what there is to choose; their file is fetched when they are first opened. */
  let filled = null;
  const fill = () => {
    filled ||= get(`${FILES}filters.txt`).then((text) => {
      for (const line of text.split("\n").filter(Boolean)) {
        const [name, value, label] = line.split("\t");
        form.elements[name].append(new Option(label, value));
      }
    }).catch(() => {
      filled = null;
      say(navigator.onLine ? "failed" : "offline");
    });
    return filled;
  };

  /** Puts what the address asks for into the form. */
  const restore = async () => {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    if (filled || FACETS.some((name) => asked.get(name))) {
      filters.open ||= FACETS.some((name) => asked.get(name));
      await fill();
      for (const name of FACETS) form.elements[name].value = asked.get(name) || "";
    }
    answer();
  };

  let typing = 0;
  input.addEventListener("input", (event) => {
    clearTimeout(typing);
    if (!event.isComposing) typing = setTimeout(answer, 300);
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(typing);
    typing = setTimeout(answer, 300);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    answer(true);
  });
  filters.addEventListener("change", () => answer(true));
  filters.addEventListener("toggle", () => filters.open && fill());
  more.addEventListener("click", () => next?.());
  addEventListener("popstate", restore);
  addEventListener("online", () => shown || answer());

  /* Arrows lead from the input through the results and back; Tab does too. */
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const stops = [input, ...document.querySelectorAll("[data-kind]:not([hidden]) li a")];
    const at = stops.indexOf(document.activeElement);
    const stop = at < 0 ? undefined : stops[at + step];
    if (!stop) return;
    event.preventDefault();
    stop.focus();
  });

  form.hidden = filters.hidden = false;
  restore();
})();
