/** Every command has it. */
export const JSON_OPTION = {
  json: { type: 'boolean', default: false, description: 'Print the result as one line of JSON.' },
} as const;

/** The result of a command on standard output: text for people, or JSON for programs. */
export function printResult(asJson: boolean, result: object, text: string): void {
  process.stdout.write(asJson ? `${JSON.stringify(result)}\n` : `${text}\n`);
}
