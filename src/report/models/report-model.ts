import type { AgreementReport } from './agreement-report.ts';
import type { CaseworkerReport } from './caseworker-report.ts';
import type { SessionReport } from './session-report.ts';
import type { TeamReport } from './team-report.ts';

/**
 * What a report says, as plain data: every sentence ready in the report's language, every figure unrounded with its
 * printed text, charts as points. Renderers lay out and add no words of their own.
 */
export type ReportModel = SessionReport | CaseworkerReport | TeamReport | AgreementReport;
