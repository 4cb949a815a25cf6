/** Columns of the terminal; where there is none, what COLUMNS says, else 80. */
export function terminalWidth(stream: { columns?: number } = process.stdout): number {
  const stated = Number(process.env.COLUMNS);
  return Math.max(40, stream.columns ?? (Number.isInteger(stated) && stated > 0 ? stated : 80));
}
