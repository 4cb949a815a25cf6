import type { ReportLanguage } from '../messages/report-language.ts';

/** A line of the index: who, the file, and a few facts. */
export interface IndexEntry {
  readonly title: string;
  /** Name of the file beside the page; null where it could not be made. */
  readonly file: string | null;
  readonly facts: string;
}

export interface IndexPage {
  readonly language: ReportLanguage;
  readonly title: string;
  readonly subtitle: string;
  readonly footer: string;
  readonly missing: string;
  readonly entries: readonly IndexEntry[];
}

/** A page with links to the reports of a month: one file, no scripts, nothing from elsewhere. */
export function writeIndexPage({ language, title, subtitle, footer, missing, entries }: IndexPage): string {
  const rows = entries.map(({ title: name, file, facts }) => {
    const link =
      file === null
        ? `${escapeHtml(name)}: ${escapeHtml(missing)}`
        : `<a href="${escapeHtml(encodeURI(file))}">${escapeHtml(name)}</a>`;
    return `<li>${link}<span>${escapeHtml(facts)}</span></li>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}: ${escapeHtml(subtitle)}</title>
<style>
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --quiet: #57606a; --rule: #d0d7de; --link: #0a58a8 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #14171a; --quiet: #9aa4af; --rule: #3a424b; --link: #7db7ff } }
body { color: var(--ink); background: var(--paper); font: 1rem/1.5 "DejaVu Sans", Verdana, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem; margin: 0 } p { color: var(--quiet); margin: 0.25rem 0 1.5rem }
ul { list-style: none; padding: 0; border-top: 1px solid var(--rule) }
li { display: flex; justify-content: space-between; gap: 1rem; padding: 0.5rem 0; border-bottom: 1px solid var(--rule) }
li span { color: var(--quiet); text-align: right } a { color: var(--link) } footer { color: var(--quiet); font-size: 0.875rem }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(subtitle)}</p>
<ul>
${rows.join('\n')}
</ul>
</main>
<footer>${escapeHtml(footer)}</footer>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
