import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../data/package-root.ts';
import { chartsOfReport } from '../charts/charts-of-report.ts';
import type { ReportModel } from '../models/report-model.ts';
import { html, scriptJson, trusted } from './markup.ts';
import { reportBody } from './report-body.ts';
import { headPart } from './report-parts.ts';
import { reportStyle } from './report-style.ts';

/**
 * A report as one HTML file that asks no network: chart.js and the charts' data are in it, and its content policy lets
 * nothing else run. It prints well and follows the reader's light or dark mode.
 */
export function renderHtml(report: ReportModel): string {
  const script = readFileSync(join(packageRoot, 'dist', 'report-page.js'), 'utf8');
  const { head } = report;
  const policy = `default-src 'none'; style-src '${hashOf(reportStyle)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="${head.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${head.documentTitle}</title>
<style>${trusted(reportStyle)}</style>
</head>
<body>
${headPart(head)}<main>
${reportBody(report)}</main>
<footer><p>${head.footer}</p><p><time datetime="${head.madeOn}">${head.madeOn}</time></p></footer>
<script type="application/json" id="charts">${scriptJson({ language: head.language, charts: chartsOfReport(report) })}</script>
<script>${trusted(script)}</script>
</body>
</html>
`;
  return page.markup;
}

/** Hash of an inline style or script, as a content policy names it. */
function hashOf(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}
