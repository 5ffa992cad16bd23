import { isDeepStrictEqual } from 'node:util';
import { seededRandom } from '#bench/data/random.ts';
import type { Sizes } from '#bench/data/sizes.ts';
import type { Operation, Parameters } from '#bench/operations/operation.ts';
import { type Plain, plainAnswer } from '#bench/operations/plain-answer.ts';
import type { RunningSystem } from '#bench/systems/start-system.ts';

/** Questions asked of every system before one is timed. */
const ASKED = 25;

/**
 * Asks all systems the same and holds their answers against each other.
 *
 * @throws Error that names the question and shows both answers, when two differ or one is empty.
 */
export async function compareAnswers(
  operation: Operation,
  sizes: Sizes,
  systems: readonly RunningSystem[],
): Promise<void> {
  const random = seededRandom(`compare ${operation.name}`);
  for (let asked = 0; asked < ASKED; asked++) {
    const parameters = operation.draw(random, sizes);
    const answers = await Promise.all(
      systems.map((running) => ask(running, operation, parameters)),
    );
    answers.forEach((answer, index) => {
      if (answer !== null && isDeepStrictEqual(answer, answers[0])) return;
      const [first, other] = [answers[0], answer].map((each) =>
        JSON.stringify(each)?.slice(0, 1500),
      );
      const [one, two] = [systems[0], systems[index]].map((running) => running?.system.name);
      throw new Error(
        `${operation.name} ${JSON.stringify(parameters)} is not answered alike:\n${one}: ${first}\n${two}: ${other}`,
      );
    });
  }
}

async function ask(
  { system, port }: RunningSystem,
  operation: Operation,
  parameters: Parameters,
): Promise<Plain> {
  const { path, body } = system.request(operation, parameters);
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers,
    body,
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: { answer: unknown }; errors?: unknown };
  if (!response.ok || errors !== undefined || data === undefined) {
    throw new Error(
      `${system.name} failed in ${operation.name} ${JSON.stringify(parameters)}: ${text.slice(0, 1500)}`,
    );
  }
  const answer = plainAnswer(data.answer, system.listsOne && operation.isOne);
  return operation.compared?.(answer) ?? answer;
}
