/** The fields that records, requests and documents have in common, each checked in one way. */
import * as z from 'zod';

/** One line of text that people type or see in lists: trimmed, in Unicode's composed form, without control characters. */
export const line = z
  .string()
  .normalize('NFC')
  .trim()
  .min(1, 'must not be empty')
  .max(500, 'is longer than 500 characters')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold line breaks, control characters or broken characters');

/** Text of several lines. */
export const prose = z.string().regex(/^[^\p{Cs}\0]*$/u, 'must not hold broken characters');

export const codeId = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'a code id is written in capitals, such as PERSUADE_WITH');
export const globalId = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a global id starts with a small letter');
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is written as 64 small hexadecimal digits');
export const calendarDate = z.iso.date('a date is written as YYYY-MM-DD');
export const instant = z.iso.datetime({ error: 'a moment is written as in 2024-05-17T09:30:00Z' });
/** Seconds from the start of the recording, or a length in seconds. */
export const seconds = z.number().nonnegative();
