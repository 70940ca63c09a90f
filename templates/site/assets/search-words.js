"use strict";
/* Words as the search compares them: without case and accents of Latin letters, singular, in any script. */

window.awWords = (() => {
  const WORD = /\p{N}{1,3}(?:,\p{N}{3})+(?:\.\p{N}+)?(?![\p{L}\p{N}])|(?:\p{N}+|[IVXLC]+)(?:\.[\p{N}\p{L}]+)+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ][\p{L}\p{M}]+)*/gu;
  const PLAIN = /^[a-z0-9]+$/;
  const FOLDED = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ё: "е" };
  const SINGULAR = { women: "woman", men: "man", children: "child", people: "person", criteria: "criterion" };
  const SMALL = new Set(("a an and are as at be by for from has have how in is it its of on or that the "
    + "this to was were what when where which who why will with").split(" "));

  /* A romanization of Cyrillic, near to what English texts use; Kazakh and Ukrainian letters among them. */
  const LATIN = {};
  for (const pair of ("а-a б-b в-v г-g д-d е-e ж-zh з-z и-i й-y к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f х-kh "
    + "ц-ts ч-ch ш-sh щ-shch ъ- ы-y ь- э-e ю-yu я-ya ә-a ғ-gh қ-q ң-ng ө-o ұ-u ү-u һ-h і-i ї-yi є-ye ґ-g ў-u ј-j "
    + "љ-lj њ-nj ћ-c ђ-dj џ-dz").split(" ")) {
    const [letter, latin] = pair.split("-");
    LATIN[letter] = latin;
  }

  const known = new Map();
  let english = true;

  /* Small letters; Latin letters lose their accents, letters of other scripts stay what they are. */
  function fold(word) {
    const small = word.toLowerCase();
    if (PLAIN.test(small)) return small;
    const bare = small.normalize("NFD").replace(/([a-z])\p{M}+/gu, "$1").normalize("NFC");
    return bare.replace(/['’ʼ]s$/u, "").replace(/['’ʼ,]/gu, "").replace(/[øłđðþßæœё]/g, (one) => FOLDED[one]);
  }

  /* Every word of a text with where it stands. */
  function* scan(text) {
    for (const match of text.matchAll(WORD)) {
      yield { word: fold(match[0]), start: match.index, end: match.index + match[0].length };
    }
  }

  /* The words of a text; those joined by a hyphen also as one: co-ordinator, coordinator. */
  function indexed(text) {
    const words = [];
    let before = null;
    for (const found of scan(text)) {
      if (english && SMALL.has(found.word)) {
        before = null;
        continue;
      }
      words.push(found.word);
      if (before && before.end === found.start - 1 && text[before.end] === "-") words.push(before.word + found.word);
      before = found;
    }
    return words;
  }

  /* The words of a query; the small ones count only where there are no others. */
  function asked(text) {
    const all = Array.from(scan(text), (found) => found.word);
    const telling = all.filter((word) => !english || !SMALL.has(word));
    return Array.from(new Set(telling));
  }

  /* A word and, in English, its stem: observers, observ. Each word is looked at once. */
  function forms(word) {
    let found = known.get(word);
    if (!found) {
      const stem = english && /^[a-z]{3,}$/.test(word) ? PorterStemmer.stemmer(SINGULAR[word] || word) : word;
      found = stem === word ? [word] : [word, stem];
      known.set(word, found);
    }
    return found;
  }

  /* A Cyrillic word in Latin letters; nothing where it is none. */
  function latin(word) {
    if (!/\p{Script=Cyrillic}/u.test(word)) return "";
    return Array.from(word, (letter) => LATIN[letter] ?? letter).join("");
  }

  /* What is asked for by a short name, without case, blanks and brackets: "Art. 25 (b)" is art25b. */
  function key(text) {
    const pieces = text.normalize("NFC").toLowerCase().match(/#(?=\p{N})|[\p{L}\p{M}\p{N}]+(?:\.\p{N}+)*/gu);
    return pieces ? pieces.join("") : "";
  }

  /* How many letters have to be changed, put in, left out or exchanged to come from a word to another. */
  function steps(from, to) {
    let before = [];
    let row = Array.from({ length: to.length + 1 }, (_, at) => at);
    for (let i = 1; i <= from.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= to.length; j += 1) {
        const same = from[i - 1] === to[j - 1];
        next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (same ? 0 : 1));
        const isExchanged = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
        if (isExchanged) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[to.length];
  }

  function speak(language) {
    known.clear();
    english = /^en(-|$)/i.test(language);
  }

  return { asked, fold, forms, indexed, key, latin, scan, speak, steps };
})();
