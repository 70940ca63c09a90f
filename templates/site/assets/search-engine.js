"use strict";
/* The index in the browser: filled a little at a time, asked word by word. */

window.awSearchEngine = (() => {
  const words = window.awWords;
  const SLICE = 16; /* milliseconds of work before the page may go on */
  const BOOST = { title: 3, names: 3, trail: 0.5, text: 1 };
  const NEAREST = 60; /* how many of the best are looked at for the very words in a row */
  const KIND = 0, PATH = 1, TITLE = 2, TRAIL = 3, NAMES = 4, ALIASES = 5, TEXT = 6, PASSAGES = 7, STANDING = 8;

  const EMPTY = [0, "", "", 0, [], [], "", [], 0]; /* what a document leaves out at its end */

  const nameOf = (name) => (typeof name === "string" ? name : name[0]);
  const pause = () => new Promise((go) => setTimeout(go));

  /* A document of the index as the page uses it. */
  function readable(index, cells) {
    return {
      kind: index.kinds[cells[KIND]][1],
      path: cells[PATH],
      title: cells[TITLE],
      trail: index.trails[cells[TRAIL]],
      names: cells[NAMES].map((name) => ({ text: nameOf(name), lang: typeof name === "string" ? "" : name[1] })),
      text: cells[TEXT],
      passages: cells[PASSAGES].map(([anchor, label, text]) => ({ anchor, label, text })),
      standing: cells[STANDING] || null,
    };
  }

  class Engine {
    constructor(index) {
      words.speak(index.language);
      this.index = index;
      this.documents = index.documents;
      this.known = new Set();
      this.aliases = new Map();
      this.synonyms = index.synonyms.map((pair) => pair.map((name) => words.asked(name)));
      this.mini = new MiniSearch({
        fields: Object.keys(BOOST),
        extractField: (number, field) => (field === "id" ? number : this.field(number, field)),
        stringifyField: (value) => value,
        tokenize: (text) => words.indexed(text),
        processTerm: (word) => (this.known.add(word), words.forms(word)),
      });
    }

    field(number, name) {
      const cells = this.documents[number];
      switch (name) {
        case "title": return cells[TITLE];
        case "names": return cells[NAMES].map(nameOf).join("\n");
        case "trail": return this.index.trails[cells[TRAIL]].join("\n");
        default: return [cells[TEXT], ...cells[PASSAGES].flatMap((one) => [one[1], one[2]])].join("\n");
      }
    }

    /* Take in every document, without keeping the page from answering; `next` brings further ones. */
    async fill(next, tell) {
      const parts = this.index.parts.length + 1;
      let number = 0;
      for (let part = 1; part <= parts; part += 1) {
        const coming = part < parts ? next(this.index.parts[part - 1]) : null;
        let since = performance.now();
        for (; number < this.documents.length; number += 1) {
          this.add(number);
          if (performance.now() - since > SLICE) {
            tell(part / parts);
            await pause();
            since = performance.now();
          }
        }
        for (const document of (await coming) || []) this.documents.push(document);
      }
    }

    add(number) {
      const cells = this.documents[number];
      cells.push(...EMPTY.slice(cells.length));
      this.mini.add(number);
      for (const name of [cells[TITLE], ...cells[NAMES].map(nameOf), ...cells[ALIASES]]) {
        const key = words.key(name);
        if (!this.aliases.has(key)) this.aliases.set(key, new Set());
        this.aliases.get(key).add(number);
      }
    }

    document(number) {
      return readable(this.index, this.documents[number]);
    }

    /* What is found for a query, or for how it may be spelt where there is nothing: the hits, best
       first; whether they have all its words; the query that they answer. */
    search(query) {
      const spelt = new Map();
      const found = this.find(query, spelt);
      if (found.named || !spelt.size) return { ...found, query };
      const other = this.respelt(query, spelt);
      return { ...this.find(other, new Map()), query: other };
    }

    find(query, spelt) {
      const found = new Map();
      for (const asked of this.askedAs(words.asked(query))) this.gather(asked, found, spelt);
      const best = Math.max(0, ...Array.from(found.values(), (hit) => hit.share));
      const named = this.named(query);
      for (const number of named.keys()) {
        if (!found.has(number)) found.set(number, { number, score: 0, share: 1, terms: new Map() });
      }
      const hits = Array.from(found.values()).filter((hit) => hit.share === best || named.has(hit.number));
      this.rank(hits, named, query);
      return { hits, isComplete: best === 1 || named.size > 0, named: named.size };
    }

    respelt(query, spelt) {
      let text = "";
      let at = 0;
      for (const one of words.scan(query)) {
        text += query.slice(at, one.start) + (spelt.get(one.word) || query.slice(one.start, one.end));
        at = one.end;
      }
      return text + query.slice(at);
    }

    /* The words of a query, and again with another name for what they name. */
    askedAs(asked) {
      const ways = asked.length ? [asked] : [];
      const isSame = (one, word) => one === word || words.latin(one) === word;
      for (const pair of this.synonyms) {
        for (const [from, to] of [pair, [pair[1], pair[0]]]) {
          if (from.length && from.every((word) => asked.some((one) => isSame(one, word)))) {
            const others = asked.filter((one) => !from.some((word) => isSame(one, word)));
            ways.push([...new Set([...others, ...to])]);
          }
        }
      }
      return ways.slice(0, 4);
    }

    gather(asked, found, spelt) {
      const own = new Map();
      asked.forEach((word, at) => {
        for (const result of this.word(word, at === asked.length - 1, spelt)) {
          if (!own.has(result.id)) own.set(result.id, { number: result.id, score: 0, words: 0, terms: new Map() });
          const hit = own.get(result.id);
          hit.score += result.score / result.queryTerms.length / asked.length;
          hit.words += 1;
          for (const term of result.terms) hit.terms.set(term, word);
        }
      });
      for (const hit of own.values()) {
        hit.share = hit.words / asked.length;
        const other = found.get(hit.number);
        if (!other || hit.share > other.share || (hit.share === other.share && hit.score > other.score)) {
          found.set(hit.number, hit);
        }
      }
    }

    /* The documents with a word: as it is, as a beginning, or in Latin letters. */
    word(word, isLast, spelt) {
      const exact = this.forms(word, isLast && word.length > 1);
      if (exact.length) return exact;
      const begun = word.length > 2 ? this.ask([word], { prefix: true }) : [];
      if (begun.length) return begun;
      const latin = words.latin(word);
      const romanized = latin ? this.forms(latin, latin.length > 2) : [];
      if (!romanized.length) this.spell(word, latin || word, spelt);
      return romanized;
    }

    /* The documents with a word or its stem; the very form of the word counts a little more. */
    forms(word, begins) {
      const forms = words.forms(word);
      const boostTerm = (term) => (term === word && forms.length > 1 ? 0.3 : 1);
      return this.ask(forms, { prefix: (term) => begins && term === word, boostTerm });
    }

    ask(terms, options) {
      return this.mini.search(
        { combineWith: "OR", queries: terms },
        { boost: BOOST, tokenize: (text) => [text], processTerm: (term) => term, ...options },
      );
    }

    /* Note the nearest word that there is, and of those as near the one that most documents have. */
    spell(word, asked, spelt) {
      const counts = new Map();
      for (const result of this.ask([asked], { fuzzy: 0.25, maxFuzzy: 3 })) {
        for (const term of result.terms) counts.set(term, (counts.get(term) || 0) + 1);
      }
      const whole = Array.from(counts).filter(([term]) => this.known.has(term));
      const near = whole.map(([term, count]) => ({ term, count, steps: words.steps(asked, term) }));
      near.sort((one, other) => one.steps - other.steps || other.count - one.count);
      if (near.length) spelt.set(word, near[0].term);
    }

    /* What a query names: "rec 17", "article 25"; 2 by its very name, 1 as what it is a part of. */
    named(query) {
      const asked = words.key(query);
      const key = this.aliases.has(asked) ? asked : words.latin(asked) || asked;
      const named = new Map();
      if (!key) return named;
      if (/\p{N}$/u.test(key)) {
        for (const [alias, numbers] of this.aliases) {
          const rest = alias.slice(key.length);
          if (rest && !/^\p{N}/u.test(rest) && alias.startsWith(key)) numbers.forEach((one) => named.set(one, 1));
        }
      }
      for (const number of this.aliases.get(key) || []) named.set(number, 2);
      return named;
    }

    rank(hits, named, query) {
      for (const hit of hits) {
        const [kind, , weight] = this.index.kinds[this.documents[hit.number][KIND]];
        hit.kind = kind;
        hit.worth = hit.score * weight;
        hit.named = named.get(hit.number) || 0;
        hit.key = hit.named ? words.key(query) : "";
      }
      const order = (one, other) => other.named - one.named || other.worth - one.worth || one.number - other.number;
      hits.sort(order);
      if (words.asked(query).length < 2) return;
      const row = query.trim().replace(/\s+/g, " ").toLowerCase();
      for (const hit of hits.slice(0, NEAREST)) {
        const cells = this.documents[hit.number];
        if (cells[TITLE].toLowerCase().includes(row)) hit.worth *= 1.5;
        if (this.field(hit.number, "text").toLowerCase().includes(row)) hit.worth *= 1.3;
      }
      hits.sort(order);
    }
  }

  return { Engine };
})();
