import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import * as z from 'zod';
import { dayRange } from '#graph/edtf.ts';
import { isRate, type RateTable } from '#graph/rates.ts';
import { AppError } from './errors.ts';

const currency = z.string().regex(/^[A-Z]{3}$/, 'is no currency of ISO 4217');

const Rates = z.strictObject({
  source: z.string().min(1, 'is empty'),
  url: z.url('is no address'),
  date: z.string().refine(isDay, 'is no day: write YYYY-MM-DD'),
  base: currency,
  rates: z.record(
    currency,
    z
      .union([z.string(), z.number()])
      .transform(String)
      .refine(
        isRate,
        'is no rate: write a decimal number above 0, ten digits behind its point at most',
      ),
  ),
});

/**
 * Reads a file of exchange rates, YAML or JSON: `source`, `url`, `date`, `base`, and `rates`, which say what one unit of the base
 * is worth in each currency.
 *
 * @throws AppError `BAD_CONFIGURATION` that names all that is wrong with it.
 */
export async function readRates(file: string): Promise<RateTable> {
  const parsed = Rates.safeParse(await readData(file));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw badRates(file, problems.map((problem) => problem.trim()).join('; '));
  }
  const { rates, ...about } = parsed.data;
  return { ...about, rates: new Map(Object.entries(rates)) };
}

async function readData(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw badRates(file, (cause as Error).message.split('\n')[0] as string, cause);
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return dayRange(text).earliest === text;
  } catch {
    return false;
  }
}

function badRates(file: string, problem: string, cause?: unknown): AppError {
  const message = `CHANCERY_RATES: the rates in ${file} cannot be used: ${problem}.`;
  return new AppError('BAD_CONFIGURATION', message, { cause });
}
