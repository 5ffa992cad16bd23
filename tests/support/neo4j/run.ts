import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * What a command printed, once it has ended well.
 *
 * @throws Error with what it said, when it is not there, fails, or takes longer than `timeout` milliseconds.
 */
export async function run(
  command: string,
  parameters: readonly string[],
  timeout = 0,
): Promise<string> {
  const { stdout } = await promisify(execFile)(command, parameters, { timeout, encoding: 'utf8' });
  return stdout;
}
