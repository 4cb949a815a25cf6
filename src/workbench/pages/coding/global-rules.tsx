import type { GlobalDefinition } from '../../../instrument/rubric.ts';

/** What the rubric says of a global: what it measures, the anchor of each point, and notes. */
export function GlobalRules({ global }: { readonly global: GlobalDefinition }) {
  return (
    <div class="anchors" lang="en">
      <p>{global.measures}</p>
      <dl>
        {pointsOf(global).map((point) => (
          <div key={point}>
            <dt>{point}</dt>
            <dd>{global.anchors[point]}</dd>
          </div>
        ))}
      </dl>
      {global.notes.map((each) => (
        <p class="quiet-text" key={each}>
          {each}
        </p>
      ))}
    </div>
  );
}

/** The points of a global's scale, the lowest first. */
export function pointsOf({ scale }: GlobalDefinition): number[] {
  return Array.from({ length: scale.max - scale.min + 1 }, (_, at) => scale.min + at);
}
