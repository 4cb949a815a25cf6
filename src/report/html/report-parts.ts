import type { ReportChart } from '../charts/configure-chart.ts';
import type { ConfusionTable } from '../models/agreement-report.ts';
import type { Figure } from '../models/figure.ts';
import type { Moment, MomentSection, Quote } from '../models/moment.ts';
import type { MethodBox, ReportHead, TextSection } from '../models/report-head.ts';
import type { ReportTable } from '../models/report-table.ts';
import { html, type Markup } from './markup.ts';

/** Title, whose report it is, organisation, facts. */
export function headPart(head: ReportHead): Markup {
  return html`<header>
<div class="title"><h1>${head.title}</h1>${head.organisation === null ? null : html`<p class="quiet">${head.organisation}</p>`}</div>
<p class="subtitle">${head.subtitle}</p>
<dl class="facts">${head.facts.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
</header>
`;
}

export function sectionPart(heading: string, ...content: readonly (Markup | null)[]): Markup {
  return html`<section>
<h2>${heading}</h2>
${content}</section>
`;
}

export function paragraphsPart(texts: readonly string[]): Markup {
  return html`${texts.map((text) => html`<p>${text}</p>\n`)}`;
}

export function notesPart(texts: readonly string[]): Markup {
  return html`${texts.map((text) => html`<p class="note">${text}</p>\n`)}`;
}

export function textPart({ heading, paragraphs }: TextSection): Markup {
  return sectionPart(heading, paragraphsPart(paragraphs));
}

/** A chart that the page's script draws; its alternative text stands in for it where nothing can be drawn. */
export function chartPart(chart: ReportChart): Markup {
  const panels = 'panels' in chart ? chart.panels.map(({ alternative }) => alternative) : [];
  const alternative = [chart.alternative, ...panels].join(' ');
  return html`<figure>
<figcaption>${chart.title}</figcaption>
<div class="chart"><canvas data-chart="${chart.kind}" role="img" aria-label="${alternative}"></canvas></div>
<noscript><p>${alternative}</p></noscript>
</figure>
`;
}

/** A figure's text, that it is an estimate, and the reason where it has no value. */
export function figurePart(figure: Figure, words: ReportHead['words'], isEstimate: boolean): Markup {
  return html`<strong>${figure.text}</strong>${isEstimate ? html` <small>${words.estimate}</small>` : null}${
    figure.defined ? null : html` <small>${figure.reason}</small>`
  }`;
}

export interface HtmlCell {
  readonly content: Markup | string;
  readonly align?: 'start' | 'end';
}

/** A table in a region of its own, which scrolls where the page is narrow. The first cell of a row is its header. */
export function gridPart(
  caption: string,
  columns: readonly HtmlCell[],
  rows: readonly (readonly HtmlCell[])[],
  showsCaption = true,
): Markup {
  const alignment = ({ align }: HtmlCell) => (align === 'end' ? html` class="end"` : null);
  const body = rows.map(
    (row) =>
      html`<tr>${row.map((cell, at) =>
        at === 0
          ? html`<th scope="row"${alignment(cell)}>${cell.content}</th>`
          : html`<td${alignment(cell)}>${cell.content}</td>`,
      )}</tr>\n`,
  );
  return html`<div class="scroll${columns.length > 8 ? ' dense' : ''}" role="region" tabindex="0" aria-label="${caption}">
<table>
<caption${showsCaption ? null : html` class="unseen"`}>${caption}</caption>
<thead><tr>${columns.map((cell) => html`<th scope="col"${alignment(cell)}>${cell.content}</th>`)}</tr></thead>
<tbody>
${body}</tbody>
</table>
</div>
`;
}

export function tablePart({ caption, columns, rows, note }: ReportTable): Markup {
  const heads = columns.map(({ label, meaning, align }) => ({
    content: meaning === null ? html`${label}` : html`<abbr title="${meaning}">${label}</abbr>`,
    align,
  }));
  const cells = rows.map((row) => row.map(({ text }, at) => ({ content: text, align: columns[at]?.align ?? 'start' })));
  const meanings = columns.filter(({ meaning }) => meaning !== null).map(({ label, meaning }) => `${label} ${meaning}`);
  return html`${gridPart(caption, heads, cells)}${meanings.length === 0 ? null : notesPart([meanings.join('; ')])}${
    note === null ? null : notesPart([note])
  }`;
}

/** Counts with a tint behind each; the tint only repeats what the number says. */
export function confusionPart({ caption, corner, columns, rows, note }: ConfusionTable): Markup {
  const body = rows.map(
    ({ label, name, cells }) =>
      html`<tr><th scope="row"><abbr title="${name}">${label}</abbr></th>${cells.map(
        ({ text, shade, isAgreement }) =>
          html`<td class="end${shade === 0 ? '' : ` shade-${shade}`}${isAgreement ? ' same' : ''}">${text}</td>`,
      )}</tr>\n`,
  );
  return html`<div class="scroll dense" role="region" tabindex="0" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${corner}</th>${columns.map(
    ({ label, name }) => html`<th scope="col" class="end"><abbr title="${name}">${label}</abbr></th>`,
  )}</tr></thead>
<tbody>
${body}</tbody>
</table>
</div>
${notesPart([note])}`;
}

export function quotePart({ speaker, placeText, text, codeLabel }: Quote, words: ReportHead['words']): Markup {
  const who = speaker === 'client' ? words.client : words.clinician;
  return html`<blockquote class="${speaker}"><p class="note">${placeText} ${who}${codeLabel === null ? null : html` · ${codeLabel}`}</p><p>${text}</p></blockquote>
`;
}

export function momentsPart({ heading, items, none }: MomentSection, words: ReportHead['words']): Markup {
  return sectionPart(
    heading,
    none === null ? null : html`<p>${none}</p>\n`,
    ...items.map((each) => momentPart(each, words)),
  );
}

function momentPart({ title, text, sessionText, quotes, suggestion }: Moment, words: ReportHead['words']): Markup {
  return html`<article>
<h3>${title}</h3>
<p>${text}</p>
${sessionText === null ? null : html`<p class="note">${sessionText}</p>\n`}${quotes.map((each) => quotePart(each, words))}${
  suggestion === null ? null : html`<p><span class="quiet">${words.suggestion}:</span> ${suggestion}</p>\n`
}</article>
`;
}

export function methodsPart({ heading, methods }: MethodBox): Markup {
  return sectionPart(
    heading,
    html`<dl class="methods">${methods.map(
      ({ name, formula, text }) =>
        html`<dt>${name}${formula === null ? null : html`: <code>${formula}</code>`}</dt><dd>${text}</dd>`,
    )}</dl>\n`,
  );
}

/** Two parts beside each other where there is room. */
export function besidePart(...parts: readonly Markup[]): Markup {
  return html`<div class="beside">${parts}</div>\n`;
}
