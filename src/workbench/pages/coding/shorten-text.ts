/** The beginning of a text that is too long to be quoted whole. */
export function shortenText(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
