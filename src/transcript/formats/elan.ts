import type * as z from 'zod';
import { InputFault } from '../../instrument/input-fault.ts';
import type { TranscriptFormat } from '../format.ts';
import { normaliseLanguageTag } from '../language-tag.ts';
import { parseShape } from '../parse-shape.ts';
import { placeInText } from '../place-in-text.ts';
import type { documentSchema } from '../shapes/elan.ts';
import { baseName } from '../source-file.ts';
import { cleanSpeaker, cleanText, joinPieces, type SpokenPiece } from '../spoken-turns.ts';

type ElanDocument = z.infer<typeof documentSchema>['ANNOTATION_DOCUMENT'];
type Tier = ElanDocument['TIER'][number];

const lists: ReadonlySet<string> = new Set(['TIME_SLOT', 'TIER', 'ANNOTATION', 'LINGUISTIC_TYPE']);

/** A place in time: `rank` orders it among the others, also where its seconds are not known. */
interface TimeSlot {
  readonly seconds: number | null;
  readonly rank: number;
}

interface Annotation {
  readonly id: string;
  readonly start: TimeSlot;
  readonly end: TimeSlot;
  readonly text: string;
}

/** ELAN: one tier a speaker. Tiers that depend on others or hold codes are annotations of the speech, not speech. */
export const elan: TranscriptFormat = {
  id: 'elan',
  name: 'ELAN (.eaf)',
  endings: ['eaf'],
  recognise: ({ text }) => /<ANNOTATION_DOCUMENT[\s/>]/.test(text.slice(0, 4096)),
  read: async ({ path, text }) => {
    const { documentSchema } = await import('../shapes/elan.ts');
    const { ANNOTATION_DOCUMENT: document } = parseShape(await parseXml(text), documentSchema);
    const slots = readTimeSlots(document);
    const tiers = withoutCodingTiers(document);
    const dependents = dependentTiers(tiers);
    const read = tiers
      .filter((tier) => !tier['@PARENT_REF'])
      .map((tier) => readSpeechTier(tier, dependents.get(tier['@TIER_ID']) ?? [], slots));
    const pieces = read
      .flatMap(({ tier, annotations }) => annotations.map((annotation) => ({ annotation, tier })))
      .toSorted((a, b) => a.annotation.start.rank - b.annotation.start.rank)
      .map(({ annotation, tier }) => toPiece(annotation, tier));
    const languages = read.map(({ tier }) => normaliseLanguageTag(tier['@LANG_REF']));
    return [
      {
        id: baseName(path),
        language: languages.find((each) => each !== null) ?? null,
        changeGoal: null,
        turns: joinPieces(pieces),
        notes: [
          ...noteUnread(document.TIER, new Set(read.map(({ tier }) => tier))),
          ...noteSharedSpeakers(read.map(({ tier }) => tier).filter(hasText)),
        ],
      },
    ];
  },
};

/** XML with attributes as `@NAME` and all values as text. Entities of the file's own are never expanded. */
async function parseXml(text: string): Promise<unknown> {
  // Loaded here, so that nobody waits for it who reads another format.
  const { XMLParser, XMLValidator } = await import('fast-xml-parser');
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw describeDamage(valid.err, text);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    processEntities: false,
    ignoreDeclaration: true,
    isArray: (name) => lists.has(name),
  });
  try {
    return parser.parse(text);
  } catch (error) {
    // Too deep nesting, forbidden names, a damaged DOCTYPE: the library says what.
    const problem = `this XML can't be read: ${error instanceof Error ? error.message.slice(0, 120) : 'unknown cause'}`;
    throw new InputFault({ problem, remedy: 'save the file again in ELAN' });
  }
}

function describeDamage({ line, msg }: { readonly line: number; readonly msg: string }, text: string): InputFault {
  const remedy = 'save the file again in ELAN';
  // The library lists every element that is still open at the end, and calls it line 1.
  if (msg.startsWith("Invalid '[")) {
    const place = placeInText(text, text.length);
    return new InputFault({
      place,
      problem: 'the XML ends here, but elements are still open: it may be cut off',
      remedy,
    });
  }
  const problem = `not valid XML: ${msg.slice(0, 120).replace(/\.$/, '')}`;
  return new InputFault({ place: `line ${line}`, problem, remedy });
}

/** The tiers whose values don't come from a controlled vocabulary: such values are codes, not what is said. */
function withoutCodingTiers({ TIER: tiers, LINGUISTIC_TYPE: types }: ElanDocument): Tier[] {
  const coding = types.filter((type) => type['@CONTROLLED_VOCABULARY_REF'] !== undefined);
  const codingTypes = new Set(coding.map((type) => type['@LINGUISTIC_TYPE_ID']));
  return tiers.filter((tier) => !codingTypes.has(tier['@LINGUISTIC_TYPE_REF'] ?? ''));
}

/** Tiers that depend on another, by the id of that one. */
function dependentTiers(tiers: readonly Tier[]): ReadonlyMap<string, readonly Tier[]> {
  const dependents = new Map<string, Tier[]>();
  for (const tier of tiers) {
    const parent = tier['@PARENT_REF'];
    if (!parent) continue;
    const siblings = dependents.get(parent);
    if (siblings) siblings.push(tier);
    else dependents.set(parent, [tier]);
  }
  return dependents;
}

/** The file lists its time slots in order; one without a time lies somewhere between its neighbours. */
function readTimeSlots(document: ElanDocument): ReadonlyMap<string, TimeSlot> {
  const slots = new Map<string, TimeSlot>();
  let rank = 0;
  for (const slot of document.TIME_ORDER?.TIME_SLOT ?? []) {
    const value = slot['@TIME_VALUE'];
    const seconds = value === undefined ? null : Number(value) / 1000;
    rank = seconds ?? rank;
    slots.set(slot['@TIME_SLOT_ID'], { seconds, rank });
  }
  return slots;
}

/**
 * The annotations of a speech tier. Where a tier only divides the time and has no text, the first of its dependent
 * tiers that has text is the speech, with the times of the annotations it refers to.
 */
function readSpeechTier(
  tier: Tier,
  dependents: readonly Tier[],
  slots: ReadonlyMap<string, TimeSlot>,
): { readonly tier: Tier; readonly annotations: readonly Annotation[] } {
  const annotations = readAnnotations(tier, slots, new Map());
  if (annotations.length === 0 || annotations.some((each) => each.text !== '')) return { tier, annotations };
  const parents = new Map(annotations.map((each) => [each.id, each]));
  for (const dependent of dependents) {
    const texts = readAnnotations(dependent, slots, parents);
    if (texts.some((each) => each.text !== '')) return { tier: dependent, annotations: texts };
  }
  return { tier, annotations };
}

function readAnnotations(
  tier: Tier,
  slots: ReadonlyMap<string, TimeSlot>,
  parents: ReadonlyMap<string, Annotation>,
): Annotation[] {
  return tier.ANNOTATION.flatMap(({ ALIGNABLE_ANNOTATION: aligned, REF_ANNOTATION: referring }) => {
    const place = `tier "${tier['@TIER_ID']}", annotation ${(aligned ?? referring)?.['@ANNOTATION_ID']}`;
    if (aligned) {
      const start = lookUp(slots, aligned['@TIME_SLOT_REF1'], place);
      const end = lookUp(slots, aligned['@TIME_SLOT_REF2'], place);
      return [{ id: aligned['@ANNOTATION_ID'], start, end, text: decodeEntities(aligned.ANNOTATION_VALUE) }];
    }
    if (!referring) return [];
    const { start, end } = lookUp(parents, referring['@ANNOTATION_REF'], place);
    return [{ id: referring['@ANNOTATION_ID'], start, end, text: decodeEntities(referring.ANNOTATION_VALUE) }];
  });
}

function lookUp<Value>(values: ReadonlyMap<string, Value>, id: string, place: string): Value {
  const value = values.get(id);
  if (value !== undefined) return value;
  throw new InputFault({
    place,
    problem: `it refers to "${id}", which is missing`,
    remedy: 'save the file again in ELAN',
  });
}

function toPiece({ start, end, text }: Annotation, tier: Tier): SpokenPiece {
  return { speaker: speakerOf(tier), startSeconds: start.seconds, endSeconds: end.seconds, text };
}

function speakerOf(tier: Tier): string | null {
  const participant = cleanSpeaker(decodeEntities(tier['@PARTICIPANT'] ?? ''));
  return participant ?? cleanSpeaker(decodeEntities(tier['@TIER_ID']));
}

const namedEntities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities of XML itself and character numbers; whatever else a file declares stays as it is written. */
function decodeEntities(text: string): string {
  return cleanText(
    text.replaceAll(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g, (whole, name, decimal, hex) => {
      if (name) return namedEntities[name] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    }),
  );
}

function noteUnread(tiers: readonly Tier[], read: ReadonlySet<Tier>): string[] {
  const unread = tiers.filter((tier) => !read.has(tier) && hasText(tier));
  if (unread.length === 0) return [];
  const names = unread.map((tier) => `"${decodeEntities(tier['@TIER_ID'])}"`).join(', ');
  return [`read as annotation, not as speech: ${unread.length === 1 ? 'tier' : 'tiers'} ${names}`];
}

/** Two tiers of one participant may be speech and gestures, say: nothing in the file tells which. */
function noteSharedSpeakers(tiers: readonly Tier[]): string[] {
  const names = new Map<string | null, string[]>();
  for (const tier of tiers) {
    const speaker = speakerOf(tier);
    const ids = names.get(speaker) ?? [];
    names.set(speaker, ids);
    ids.push(`"${decodeEntities(tier['@TIER_ID'])}"`);
  }
  const shared = [...names].filter(([, ids]) => ids.length > 1);
  return shared.map(([speaker, ids]) => `all tiers of "${speaker}" are read as speech: ${ids.join(', ')}`);
}

function hasText(tier: Tier): boolean {
  return tier.ANNOTATION.some((each) => (each.ALIGNABLE_ANNOTATION ?? each.REF_ANNOTATION)?.ANNOTATION_VALUE);
}
