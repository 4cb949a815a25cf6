import type { Proficiency } from '../../../instrument/proficiency.ts';
import type { MeasureDefinition } from '../../../instrument/rubric.ts';
import type { UndefinedReason, Value } from '../../../instrument/value.ts';
import { nameTerm } from '../../../report/messages/glossary.ts';
import { language, levelsShown, messages, scoresHidden } from '../settings.ts';
import { codeClass } from './code-names.ts';
import { ActionButton } from './code-panel.tsx';
import { useCoding } from './coding-context.ts';

/** Counts by the MITI's rules with what was not counted, and the summary scores; hidden where the coder wants no lead. */
export function SummaryPanel() {
  const m = messages.value;
  return (
    <section class="summary-panel" aria-label={m.summary.label}>
      <header>
        <h2>{m.tally.label}</h2>
        <ActionButton action="hideScores" label={scoresHidden.value ? m.summary.show : m.summary.hide} quiet />
      </header>
      {scoresHidden.value ? <p class="quiet-text">{m.summary.hidden}</p> : <Scores />}
    </section>
  );
}

function Scores() {
  const { store, codes } = useCoding();
  const { rubric } = store.answer;
  const { counts, summary, proficiency } = store.scores.value;
  const isDraft = store.state.value.status === 'draft';
  const withLevels = !isDraft || levelsShown.value;
  return (
    <>
      <ul class="counts">
        {[...codes.values()].map((code) => (
          <li key={code.id} class={counts[code.id] === 0 ? 'zero' : ''}>
            <span class={codeClass(code)} title={code.name}>
              {code.abbreviation}
            </span>
            <span class="count">{counts[code.id]}</span>
          </li>
        ))}
      </ul>
      <NotCounted />
      <dl class="measures">
        {rubric.measures.map((measure) => (
          <div key={measure.id}>
            <dt title={nameTerm(language.value, measure)}>{measure.abbreviation}</dt>
            <dd>
              <MeasureValue measure={measure} value={summary[measure.id]} />
              {withLevels && <Level proficiency={proficiency[measure.id]} measure={measure.id} />}
            </dd>
          </div>
        ))}
      </dl>
      {withLevels && <p class="quiet-text">{messages.value.summary.basis(rubric.proficiency.basis)}</p>}
      {isDraft && <LevelChoice />}
    </>
  );
}

/** While a coding is a draft, its levels are shown only to who asks. */
function LevelChoice() {
  const m = messages.value.summary;
  return (
    <p class="quiet-text">
      {!levelsShown.value && m.levelsLater}{' '}
      <button type="button" class="quiet" onClick={() => (levelsShown.value = !levelsShown.value)}>
        {levelsShown.value ? m.hideLevels : m.showLevels}
      </button>
    </p>
  );
}

/** What was given and not counted: how many of which code, and on request where and why. */
function NotCounted() {
  const { store, codes } = useCoding();
  const dropped = store.dropped.value;
  const { counts } = store.scores.value;
  const { volley } = store.answer.rubric;
  const m = messages.value;
  if (dropped.length === 0) return null;
  const rules = new Map([volley.oncePerVolley, ...volley.exclusive].map(({ id, rule }) => [id, rule]));
  const byCode = [...Map.groupBy(dropped, ({ code }) => code)];
  const line = byCode.map(([code, drops]) => {
    const counted = counts[code] ?? 0;
    return m.tally.counted(counted, counted + drops.length, codes.get(code)?.abbreviation ?? code);
  });
  return (
    <details class="not-counted">
      <summary>{line.join(' · ')}</summary>
      <ul>
        {dropped.map((drop) => (
          <li key={`${drop.turnId}-${drop.index}`}>
            <button
              type="button"
              class="quiet"
              onClick={() => {
                const turn = store.indexOfTurn(drop.turnId);
                if (turn !== undefined) store.moveTo({ turn, index: drop.index });
              }}
            >
              {m.tally.volley(drop.volley)}
            </button>{' '}
            {m.tally.dropped(codes.get(drop.code)?.abbreviation ?? drop.code, rules.get(drop.rule) ?? '')}
          </li>
        ))}
      </ul>
    </details>
  );
}

function MeasureValue({ measure, value }: { readonly measure: MeasureDefinition; readonly value: Value | undefined }) {
  if (!value) return null;
  if (!value.defined) return <span class="quiet-text">{useReason(value.reason)}</span>;
  return <span class="value">{showValue(value.value, measure.unit)}</span>;
}

/** Rounded for reading alone. */
function showValue(value: number, unit: MeasureDefinition['unit']): string {
  const digits = { points: 1, percent: 0, ratio: 1, count: 0 }[unit];
  const format = new Intl.NumberFormat(language.value, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === 'percent' ? `${format.format(value)} %` : format.format(value);
}

function useReason(reason: UndefinedReason): string {
  const { codes, globals } = useCoding();
  const m = messages.value;
  const name = (id: string) => codes.get(id)?.abbreviation ?? globals.get(id)?.abbreviation ?? id;
  if (reason.kind === 'notRated') return m.summary.notRated(reason.globals.map(name).join(', '));
  if (reason.kind === 'notCounted') return m.summary.notCounted(reason.counts.map(name).join(', '));
  return m.summary.undefinedRatio(reason.terms.map(name).join(' + '));
}

function Level({ proficiency, measure }: { readonly proficiency: Proficiency | undefined; readonly measure: string }) {
  const { store } = useCoding();
  const { levels, thresholds } = store.answer.rubric.proficiency;
  const m = messages.value;
  if (proficiency?.kind === 'reached') {
    const name = nameLevel(levels.find(({ id }) => id === proficiency.level));
    return <span class="level reached">{name}</span>;
  }
  if (proficiency?.kind !== 'below') return null;
  const lowest = levels.find(({ id }) => thresholds[measure]?.[id] !== undefined);
  return <span class="level">{m.summary.notYet(nameLevel(lowest))}</span>;
}

function nameLevel(level: { readonly id: string; readonly name: string } | undefined): string {
  return level ? nameTerm(language.value, level) : '';
}
