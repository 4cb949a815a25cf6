/** Marks of CHAT and what a reader gets for them, in the order they are taken out [CHAT manual, MacWhinney]. */
const replacements: readonly (readonly [RegExp, string])[] = [
  // How an utterance is linked to the one before it: +<, +^.
  [/(?<!\S)\+["^<,+≈≋“](?=\s)/g, ' '],
  // A false start stays, divided from what replaces it; all other codes in brackets go.
  [/\[\/(?:\/|\/\/|-)\]/g, ' – '],
  [/\[[^[\]]*\]/g, ' '],
  // Events (&=laughs), long events (&{l=singing), fragments (&+fr), words that another speaker throws in (&*PAR:yeah).
  [/&(?:[={}+]|\*\w+:)\S*/g, ' '],
  // Fillers and nonwords are said: &-um, &~hoo; older files write only &um.
  [/&[-~]?(?=\p{L})/gu, ''],
  // Pauses: (.), (..), (1.5), (1:02.3).
  [/\((?:\.{1,3}|\d[\d:.]*)\)/g, ' '],
  // A word that was left out (0is), or an action without speech (0).
  [/(?<!\S)0(?:\p{L}\S*)?(?=\s|$)/gu, ' '],
  [/(?<!\S)(?:xxx?|yyy?)(?![\p{L}\p{N}])/gu, '[unintelligible]'],
  [/(?<!\S)www(?![\p{L}\p{N}])/gu, '[not transcribed]'],
  // Kinds of word: bye@i, hei@s:nor. Lengthened sounds: no:. Sounds left out in speaking: (be)cause.
  [/(?<=\p{L})@[a-z][\w:+&$-]*/gu, ''],
  [/(?<=\p{L}):+/gu, ''],
  [/[()<>]/g, ''],
  // How an utterance ends.
  [/\+\.{3}/g, '...'],
  [/\+\.\.\?/g, '...?'],
  [/\+!\?/g, '?!'],
  [/\+\/{1,2}\?/g, '?'],
  [/\+\/{1,2}\./g, ' –'],
  [/\+["”“]\/\./g, ':'],
  [/\+["”“]\./g, '.'],
  [/\+\./g, ' '],
  // Compounds and names of several words: ice+cream, New_York.
  [/(?<=\p{L})[+_](?=\p{L})/gu, ' '],
  [/[‡„]/g, ','],
  // Marks of intonation, stress, overlap and voice, and codes of the editor's typefaces.
  [/[↑↓⇗↗→↘⇘∞≈≋≡∙⌈⌉⌊⌋∆∇⁎⁇°◉▁▔☺∬∮∾↻↫‹›〔〕ˈˌ^]|(?!\s)\p{Cc}/gu, ''],
  [/\s+/g, ' '],
  [/ (?=[.,:;?!])/g, ''],
  [/^[ ,–]+| $/g, ''],
];

/** The readable text of a CHAT main line: what was said, without the transcriber's marks. */
export function cleanChatMarkup(text: string): string {
  return replacements.reduce((cleaned, [mark, replacement]) => cleaned.replaceAll(mark, replacement), text);
}
