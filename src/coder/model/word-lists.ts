/**
 * Kinds of English words that the model looks at, one bit each. Written from the definitions of the codes [MITI E.4] and
 * of change talk (desire, ability, reason, need, commitment, activation, taking steps).
 */
export const wordKinds = {
  self: 'i im ive ill id my me',
  you: 'you youre youve youll youd your yours yourself',
  we: 'we were us our lets',
  they: 'they he she people them his her their',
  hedge: 'maybe perhaps might could possibly may seems sounds seem sound guess wonder wondering kind sort almost',
  direct: 'should must need ought gotta better supposed recommend suggest advise try consider stop start avoid quit',
  information:
    'research studies study evidence percent information risk risks cause causes guidelines doctor average people patients many most cancer disease blood level levels increase program law policy available options called means based recommended',
  feeling:
    'feel feeling feels felt worried scared angry frustrated frustrating happy sad upset anxious excited proud hard tough difficult confused concerned afraid hopeful ready tired overwhelmed stuck torn struggling annoyed lonely important care love hate',
  praise:
    'great good excellent wonderful fantastic proud impressive strong strength courage commend appreciate thank thanks glad admire nice awesome congratulations amazing thoughtful',
  plan: 'today session minutes talk appointment next week see schedule follow back start begin meet name form questions',
  autonomy: 'choice choose decide decision decisions control totally completely entirely yourself',
  negation:
    'no not dont doesnt didnt cant couldnt wont wouldnt isnt arent wasnt never nothing havent hasnt aint neither without',
  auxiliary:
    'do did does are is was were have has had can could would will should dont didnt isnt arent wasnt havent wouldnt couldnt shouldnt',
  subject: 'you it that there this they he she we i your',
  asking: 'what how why when where who which whats hows wheres whos',
  listening: 'mhm ok yeah right um oh sure great good well no all i see huh exactly absolutely fine wow cool so and',
  filler: 'um mhm ok yeah right oh well and all but',
  desire: 'want wanna wish hope like love prefer wanted hoping wants',
  ability: 'can could able possible manage capable cant couldnt easy hard difficult tough',
  reason:
    'because reason health healthier kids family money feel better worse sick worried scared afraid risk affect problem problems',
  need: 'need must have should gotta important matter needs',
  commitment: 'will going gonna ill promise definitely guarantee plan swear',
  activation: 'ready willing prepared consider try trying considering maybe guess might',
  steps: 'started stopped bought called quit cut tried been already',
  status: 'fine enjoy fun relax relaxed stress boring social friends everybody everyone nothing wrong normal always',
  change: 'change stop quit reduce less cut better start improve different help',
  doubt: 'but though although however except',
} as const;

export type WordKind = keyof typeof wordKinds;

/** The bit of each kind. */
export const kindBit = Object.fromEntries(Object.keys(wordKinds).map((kind, place) => [kind, 1 << place])) as Readonly<
  Record<WordKind, number>
>;

/** Spellings of the same listening noise or answer. */
export const sameWord: ReadonlyMap<string, string> = new Map(
  Object.entries({
    mhm: 'mmhmm mhmm mmhm hmm mm hm mmm em mm-hm mm-hmm mmm-hmm uh-huh um-hum um-hmm uhhuh',
    ok: 'okay',
    right: 'alright',
    yeah: 'yep yup yes ya yah',
    um: 'umm uhm er uh',
    oh: 'ah',
    because: 'cause cuz',
  }).flatMap(([word, spellings]) => spellings.split(' ').map((spelling) => [spelling, word] as const)),
);

/** Words without content of their own. */
export const emptyWords: ReadonlySet<string> = new Set(
  'the and but then than that this these those its are was were been being ive ill mine myself you youre youve youll youd your yours yourself she him her his they theyre them their were our from for with about into out down over not dont didnt doesnt isnt arent wasnt cant couldnt wouldnt wont havent hasnt does did doing done have has had having can could will would should may might must just really very kind sort like know think mean feel get got going gonna want wanna well mhm yeah right all some any thing things something anything lot bit there here what how why when where who which because also too now one more much many little even still only maybe guess say said see make way good thats whats theres lets hes shes other'.split(
    ' ',
  ),
);
