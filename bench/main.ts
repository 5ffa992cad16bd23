/** `npm run bench`: measures Chancery against its peers and writes the table to `bench/results`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readOptions } from './options.ts';
import { installPeers } from './peers/install.ts';
import { toMarkdown } from './report/to-markdown.ts';
import { runBenchmark } from './run.ts';

const RESULTS = fileURLToPath(new URL('./results/', import.meta.url));

// So that the handlers of `exit` run, which end the servers.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  const options = readOptions(process.argv.slice(2));
  installPeers();
  const report = await runBenchmark(options);
  const markdown = toMarkdown(report);
  const name = `${report.at.slice(0, 10)}-scale-${report.scale}${options.only.length > 0 ? '-part' : ''}`;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}${name}.md`, markdown);
  writeFileSync(`${RESULTS}${name}.json`, `${JSON.stringify(report, null, 2)}\n`);
  console.log(markdown);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
