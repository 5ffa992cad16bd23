import { parseArgs } from 'node:util';

export interface Options {
  /** 1: 120,000 entities. */
  readonly scale: number;
  readonly rounds: number;
  /** Seconds of a turn. */
  readonly seconds: number;
  /** Names of operations and systems, in lower case; of a sort that is not named, all. Empty: everything. */
  readonly only: readonly string[];
}

export const USAGE = `npm run bench -- [--scale 1] [--rounds 5] [--seconds 3] [--only q1,q4b,chancery-neo4j,neo4j-graphql]`;

/** @throws Error that shows how it is used. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scale: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      only: { type: 'string', default: '' },
    },
  });
  return {
    scale: positive('scale', values.scale),
    rounds: Math.ceil(positive('rounds', values.rounds)),
    seconds: positive('seconds', values.seconds),
    only: values.only
      .toLowerCase()
      .split(',')
      .filter((name) => name !== ''),
  };
}

/** Those that are named; all of them when none is. */
export function chosen<T extends { readonly name: string }>(
  only: readonly string[],
  all: readonly T[],
): readonly T[] {
  const named = all.filter(({ name }) => only.includes(name.toLowerCase()));
  return named.length === 0 ? all : named;
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new Error(`--${name} ${text} is not a number above 0.\n${USAGE}`);
}
