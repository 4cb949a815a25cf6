/** Style of a report's page: one sans family, three sizes, two weights, rules instead of boxes; dark mode and paper. */
export const reportStyle = `
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #5c646d; --faint: #d3d7db; --rule: #7a828a; --paper: #ffffff; --tint: 0, 114, 178; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --quiet: #aab2bb; --faint: #3a424b; --rule: #7f8892; --paper: #14171b; --tint: 130, 190, 230; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; }
h2, h3 { font-size: 1rem; margin: 1.25rem 0 0.5rem; break-after: avoid; }
h2 { border-top: 1px solid var(--rule); padding-top: 0.5rem; margin-top: 2rem; }
p, dl, ul { margin: 0.5rem 0; }
small, .note, figcaption, caption, footer, .scroll, .methods { font-size: 0.8125rem; }
small, .note, figcaption, caption, footer, .quiet, .subtitle, dt { color: var(--quiet); }
.title { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
.title p { margin: 0; }
.subtitle { margin: 0 0 1rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 0.25rem 1.5rem; }
.facts div { display: grid; grid-template-columns: 7rem 1fr; gap: 0.5rem; }
dd { margin: 0; }
.methods dt { color: var(--ink); font-weight: bold; margin-top: 0.5rem; }
code { font: inherit; font-weight: normal; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 0 2.5rem; }
.scroll { overflow-x: auto; margin: 0.5rem 0; }
table { border-collapse: collapse; min-width: 50%; }
caption { text-align: start; padding-bottom: 0.25rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--faint); }
thead th { border-bottom-color: var(--rule); vertical-align: bottom; }
tbody th { font-weight: normal; }
.end { text-align: end; }
.dense th, .dense td { padding-inline-end: 0.5rem; white-space: nowrap; }
abbr { text-decoration: none; }
.dense td.end, .dense th.end { padding-inline-start: 0.5rem; }
.same { font-weight: bold; }
.shade-1 { background: rgba(var(--tint), 0.08); }
.shade-2 { background: rgba(var(--tint), 0.16); }
.shade-3 { background: rgba(var(--tint), 0.24); }
.shade-4 { background: rgba(var(--tint), 0.34); }
figure { margin: 0.75rem 0; break-inside: avoid; }
.chart { overflow: hidden; }
canvas { display: block; transform-origin: 0 0; }
article { break-inside: avoid; }
blockquote { margin: 0.5rem 0; padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--faint); }
blockquote.clinician { border-color: var(--rule); }
blockquote p { margin: 0; }
footer { border-top: 1px solid var(--rule); margin-top: 2rem; padding-top: 0.5rem; }
:focus-visible { outline: 2px solid var(--rule); outline-offset: 2px; }
@media print {
  :root { color-scheme: light; --ink: #1b1f24; --quiet: #5c646d; --faint: #d3d7db; --rule: #7a828a; --paper: #ffffff; --tint: 0, 114, 178; }
  @page { margin: 15mm; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  h1 { font-size: 16pt; }
  h2, h3 { font-size: 9.5pt; }
  h2 { margin-top: 1rem; }
  small, .note, figcaption, caption, footer, .scroll, .methods { font-size: 8pt; }
  .scroll { overflow: visible; }
  .dense { font-size: 6.5pt; }
  .dense th, .dense td { padding-inline-end: 0.3rem; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`;
