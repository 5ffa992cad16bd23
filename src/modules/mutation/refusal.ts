import type { NearestPassage } from './nearest-passage.ts';

// What a mutation answers to a mistake of its caller. Nothing was written then.

/** One value of the input that is not acceptable. */
export interface Problem {
  /** Names and indexes from the input to the value: `claims`, `3`, `quote`. Empty: the request as a whole. */
  readonly path: readonly string[];
  readonly message: string;
}

export interface ValidationError {
  readonly __typename: 'ValidationError';
  readonly message: string;
  readonly problems: readonly Problem[];
}

export interface PassageNotFound {
  readonly __typename: 'PassageNotFound';
  readonly message: string;
  readonly path: readonly string[];
  readonly quote: string;
  readonly nearest: NearestPassage | null;
  /** Further quotes of the request that were not found. */
  readonly others: readonly PassageNotFound[];
}

export interface NotAllowed {
  readonly __typename: 'NotAllowed';
  readonly message: string;
  /** What may not be touched. */
  readonly id: string;
}

export const CONFLICT_CODES = {
  name: 'WriteConflictCode',
  description:
    'Why what is stored stands in the way: the clientMutationId was used for another request; the id is that of a source with another text, or of a claim that says something else; the entity was merged into another one; the name of a snapshot is taken.',
  values: [
    'CLIENT_MUTATION_ID_REUSED',
    'SOURCE_DIFFERS',
    'CLAIM_DIFFERS',
    'MERGED_ALREADY',
    'NAME_TAKEN',
  ],
} as const;

export interface WriteConflict {
  readonly __typename: 'WriteConflict';
  readonly message: string;
  readonly code: (typeof CONFLICT_CODES.values)[number];
  /** The stored node; null where it is none. */
  readonly id: string | null;
}

export type Refusal = ValidationError | PassageNotFound | NotAllowed | WriteConflict;

/** More of them say no more. */
const MOST_PROBLEMS = 1000;

/** `problems` are one or more. */
export function validationError(problems: readonly Problem[]): ValidationError {
  const [first] = problems;
  const more = problems.length === 1 ? '' : ` (1 of ${problems.length} problems)`;
  const at = first?.path.length === 0 ? '' : `${first?.path.join('.')}: `;
  const message = `Nothing was written. ${at}${first?.message}${more}`;
  return { __typename: 'ValidationError', message, problems: problems.slice(0, MOST_PROBLEMS) };
}

export function notAllowed(id: string, message: string): NotAllowed {
  return { __typename: 'NotAllowed', message: `Nothing was written: ${message}`, id };
}

export function writeConflict(
  code: WriteConflict['code'],
  id: string | null,
  message: string,
): WriteConflict {
  return { __typename: 'WriteConflict', message: `Nothing was written: ${message}`, code, id };
}
