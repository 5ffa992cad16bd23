import { AppError } from '#src/errors.ts';

const SCALE = 4;
const MOST = 2n ** 63n - 1n;

/**
 * A decimal amount (`600000000`, `0.5`) as an integer of 1/10,000 of a unit, rounded half to even.
 *
 * @throws AppError `BAD_USER_INPUT` when it is no decimal number, or beyond 64 bits (922 trillion units).
 */
export function parseAmount(decimal: string): bigint {
  const match = /^(-?)(\d{1,20})(?:\.(\d{1,40}))?$/.exec(decimal);
  if (match === null) {
    throw new AppError(
      'BAD_USER_INPUT',
      `"${decimal.slice(0, 60)}" is not an amount. Write digits, such as 600000000 or 0.5.`,
    );
  }
  const [, sign = '', units = '0', fraction = ''] = match;
  const kept = BigInt(units + fraction.slice(0, SCALE).padEnd(SCALE, '0'));
  const amount = kept + (roundsUp(kept, fraction.slice(SCALE)) ? 1n : 0n);
  if (amount > MOST)
    throw new AppError(
      'BAD_USER_INPUT',
      `The amount ${decimal} is larger than 922337203685477.5807.`,
    );
  return sign === '-' ? -amount : amount;
}

function roundsUp(kept: bigint, rest: string): boolean {
  if (rest === '' || !((rest[0] as string) >= '5')) return false;
  const isHalf = /^50*$/.test(rest);
  return !isHalf || kept % 2n === 1n;
}

/** An amount divided by a whole number above 0, rounded half to even. */
export function divideAmount(amount: bigint, by: bigint): bigint {
  const sign = amount < 0n ? -1n : 1n;
  const [quotient, rest] = [(sign * amount) / by, (sign * amount) % by];
  const isUp = 2n * rest > by || (2n * rest === by && quotient % 2n === 1n);
  return sign * (quotient + (isUp ? 1n : 0n));
}

/** The shortest decimal: `6000000000000` of 1/10,000 is `600000000`, `5000` is `0.5`. */
export function formatAmount(digits: string): string {
  const negative = digits.startsWith('-');
  const padded = (negative ? digits.slice(1) : digits).padStart(SCALE + 1, '0');
  const units = padded.slice(0, -SCALE);
  const fraction = padded.slice(-SCALE).replace(/0+$/, '');
  return `${negative ? '-' : ''}${units}${fraction === '' ? '' : `.${fraction}`}`;
}
