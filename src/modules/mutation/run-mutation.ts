import { createHash } from 'node:crypto';
import { canonicalJson } from '#evidence/canonical-json.ts';
import { type Commands, type Planned, withMutation } from '#evidence/commands.ts';
import { planEvidence } from '#evidence/plan-evidence.ts';
import type { JsonValue } from '#graph/encode.ts';
import type { Revision } from '#graph/ledger.ts';
import type { Transaction } from '#graph/transaction.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import type { Context } from '#graphql/context.ts';
import { changeKindOf } from '#modules/change/change-kind.ts';
import { graphModel } from '#modules/graph-model.ts';
import { AppError } from '#src/errors.ts';
import { checkTexts, listProblems } from './problem-list.ts';
import { type Refusal, validationError, writeConflict } from './refusal.ts';
import { rememberNodes } from './remember-nodes.ts';

/** What every input has. */
export interface WriteInput {
  readonly clientMutationId?: string | null;
  readonly message?: string | null;
  readonly dryRun?: boolean | null;
}

/** Ids and numbers that a mutation answers beside what all of them do. It is JSON. */
export type Answer = Readonly<Record<string, JsonValue>>;

/** What a mutation comes to, held against what is stored. */
export interface Intention {
  /** Without any, everything is recorded already. */
  readonly commands: Commands;
  /** What the revision says of itself when the client does not. */
  readonly message: string;
  /** Of the plan where ids are made with it. */
  readonly answer: Answer | ((plan: WritePlan) => Answer);
}

/** Why it comes to nothing. Told when the transaction is over: it may take its time. */
export interface Refused {
  readonly refuse: () => Refusal;
}

/** In which a mutation prepares. */
export interface Work {
  readonly transaction: Transaction;
  readonly actor: string;
  /** ISO 8601, UTC; no earlier than the last revision. */
  readonly at: string;
}

export type Prepare<Input> = (input: Input, work: Work) => Promise<Intention | Refused>;

/** What was written, or would be. */
export interface Receipt {
  readonly answer: Answer;
  /** Null: a dry run, or nothing was new. */
  readonly revision: number | null;
  /** Nodes that changed. */
  readonly changeCount: number;
}

/** What a dry run would have written. */
export interface Effect {
  readonly planned: Planned;
  readonly revision: Revision;
}

export interface Done {
  readonly receipt: Receipt;
  readonly effect: Effect | null;
}

/** Runs a mutation as one transaction. What the caller did wrong is answered; what the service could not do is thrown. */
export async function runMutation<Input extends WriteInput>(
  { store, caller }: Context,
  name: string,
  input: Input,
  prepare: Prepare<Input>,
): Promise<Done | Refusal> {
  const { problems, report } = listProblems();
  checkTexts(input, report);
  const { clientMutationId } = input;
  if (clientMutationId === '' || (clientMutationId?.length ?? 0) > LONGEST_NAME)
    report(`It has 1 to ${LONGEST_NAME} characters.`, ['clientMutationId']);
  if ((input.message?.length ?? 0) > LONGEST_MESSAGE)
    report(`It has at most ${LONGEST_MESSAGE} characters.`, ['message']);
  if (problems.length > 0) return validationError(problems);
  const request = requestOf(name, input);
  const actor = caller.actor as string;
  try {
    const done = await store.transact((given) => {
      const transaction = rememberNodes(given);
      return perform(input, prepare, request, { transaction, actor, at: timeOf(transaction) });
    });
    return 'refuse' in done ? done.refuse() : done;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'BAD_USER_INPUT') throw error;
    const message = error.message.replace(/^Nothing was written: /, '');
    return validationError([{ path: [], message }]);
  }
}

const LONGEST_NAME = 200;
const LONGEST_MESSAGE = 1000;

async function perform<Input extends WriteInput>(
  input: Input,
  prepare: Prepare<Input>,
  request: Request | null,
  work: Work,
): Promise<Done | Refused> {
  const { transaction, actor, at } = work;
  const answered = request === null ? null : await answerOf(request, work);
  if (answered !== null) return answered;
  const intention = await prepare(input, work);
  if ('refuse' in intention) return intention;
  const message = input.message?.trim().replace(/\s+/g, ' ') || intention.message;
  const recording = { actor, at, message };
  const planned = await planEvidence(transaction, graphModel, intention.commands, recording);
  const { changes, plan } = planned;
  const answer = typeof intention.answer === 'function' ? intention.answer(plan) : intention.answer;
  if (changes.length === 0) return { receipt: receiptOf(answer, null, changes), effect: null };
  const number = transaction.revision;
  if (input.dryRun === true)
    return {
      receipt: receiptOf(answer, null, changes),
      effect: { planned, revision: { ...recording, number } },
    };
  const receipt = receiptOf(answer, number, changes);
  const mutation = request === null ? null : { ...request, answer: JSON.stringify(receipt) };
  await transaction.write(mutation === null ? plan : withMutation(plan, mutation));
  return { receipt, effect: null };
}

function receiptOf(answer: Answer, revision: number | null, changes: Planned['changes']): Receipt {
  const changeCount = changes.filter((change) => changeKindOf(change) !== null).length;
  return { answer, revision, changeCount };
}

/** A request that the client gave a name. */
interface Request {
  readonly clientMutationId: string;
  readonly hash: string;
}

/** Null for a request without a name, and for one that is only tried. */
function requestOf(name: string, input: WriteInput): Request | null {
  const { clientMutationId, dryRun, ...content } = input;
  if (clientMutationId === null || clientMutationId === undefined || dryRun === true) return null;
  const text = canonicalJson([name, content as unknown as JsonValue]);
  return { clientMutationId, hash: createHash('sha256').update(text).digest('hex') };
}

async function answerOf(request: Request, work: Work): Promise<Done | Refused | null> {
  const { clientMutationId, hash } = request;
  const answered = await work.transaction.answered(work.actor, clientMutationId);
  if (answered === null) return null;
  if (answered.hash === hash) return { receipt: JSON.parse(answered.answer), effect: null };
  const message = `the clientMutationId "${clientMutationId}" was used for another request.`;
  return { refuse: () => writeConflict('CLIENT_MUTATION_ID_REUSED', null, message) };
}

/** Now; time never goes back from a revision to the next. */
function timeOf({ lastAt }: Transaction): string {
  const now = new Date().toISOString();
  return lastAt !== null && lastAt > now ? lastAt : now;
}
