/** Languages that reports are written in: British English, Norwegian bokmål, Swedish. */
export const reportLanguages = ['en', 'nb', 'sv'] as const;

export type ReportLanguage = (typeof reportLanguages)[number];
