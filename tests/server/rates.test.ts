import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertAmount } from '#graph/rates.ts';
import { readRates } from '#src/read-rates.ts';

const GOOD = `source: Bank of Arden
url: https://bank.example/rates
date: 2024-09-13
base: EUR
rates:
  GBP: "0.8"
  USD: 1.1
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-rates-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string): string {
  const file = join(folder, 'rates.yaml');
  writeFileSync(file, text);
  return file;
}
const refusal = async (text: string) =>
  readRates(write(text)).then(
    () => 'accepted',
    ({ code, message }) => `${code}: ${message.split('cannot be used: ')[1]}`,
  );

describe('a file of rates', () => {
  it('says what one unit of its base is worth, in YAML or JSON', async () => {
    const table = {
      source: 'Bank of Arden',
      url: 'https://bank.example/rates',
      date: '2024-09-13',
      base: 'EUR',
      rates: new Map([
        ['GBP', '0.8'],
        ['USD', '1.1'],
      ]),
    };
    expect(await readRates(write(GOOD))).toEqual(table);
    const json = JSON.stringify({ ...table, rates: { GBP: 0.8, USD: '1.1' } });
    expect(await readRates(write(json))).toEqual(table);
  });

  it('converts exactly, each amount rounded half to even', async () => {
    const table = await readRates(write(GOOD));
    const convert = (currency: string | null, amount: bigint, to: string) =>
      convertAmount(table, { currency, amount }, to);
    expect(convert('GBP', 8n, 'EUR')).toBe(10n);
    expect(convert('EUR', 5n, 'USD')).toBe(6n);
    expect(convert('EUR', 15n, 'USD')).toBe(16n);
    expect(convert('USD', 11n, 'GBP')).toBe(8n);
    expect(convert('GBP', 2n ** 70n, 'EUR')).toBe((2n ** 70n * 10n) / 8n);
    expect(convert('JPY', 1n, 'EUR')).toBe(null);
    expect(convert(null, 1n, 'EUR')).toBe(null);
    expect(convert('JPY', 1n, 'JPY')).toBe(1n);
  });

  it('is refused where it breaks a rule, with all that is wrong', async () => {
    expect(await refusal('')).toMatch(/^BAD_CONFIGURATION: .*expected object/);
    expect(await refusal(GOOD.replace('2024-09-13', '2024-02-30'))).toBe(
      'BAD_CONFIGURATION: date is no day: write YYYY-MM-DD.',
    );
    expect(await refusal(GOOD.replace('0.8', '0').replace('1.1', '-1'))).toBe(
      'BAD_CONFIGURATION: rates.GBP is no rate: write a decimal number above 0, ten digits behind its point at most; rates.USD is no rate: write a decimal number above 0, ten digits behind its point at most.',
    );
    expect(await refusal(GOOD.replace('EUR', 'euro'))).toBe(
      'BAD_CONFIGURATION: base is no currency of ISO 4217.',
    );
    expect(await refusal(`${GOOD}extra: 1\n`)).toMatch(/extra/);
    expect(await refusal(GOOD.replace('url: https:', 'url: '))).toMatch(/url/);
    expect(await refusal('a: [')).toMatch(/^BAD_CONFIGURATION: /);
    await expect(readRates(join(folder, 'none.yaml'))).rejects.toMatchObject({
      code: 'BAD_CONFIGURATION',
      message: expect.stringContaining('none.yaml'),
    });
  });
});
