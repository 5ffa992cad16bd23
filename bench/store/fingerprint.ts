import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Changes with the generator, the migrations of the engine, the model and how it is encoded. */
export function fingerprint(engine: 'neo4j' | 'sqlite'): string {
  const hash = createHash('sha256');
  const all = ['bench/data', `schema/${engine}`, 'src/modules', 'src/graph'];
  for (const folder of all) {
    for (const file of filesUnder(folder).filter(isStored)) {
      hash.update(file).update(readFileSync(new URL(file, ROOT)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

const ROOT = new URL('../../', import.meta.url);

function filesUnder(folder: string): readonly string[] {
  const files = readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' });
  return files.map((file) => `${folder}/${file}`).sort();
}

/** Files that say what is stored and how; the others of `src` only read it. */
function isStored(file: string): boolean {
  if (file.startsWith('src/modules')) return file.endsWith('/model.ts');
  if (file.startsWith('src/graph')) return /\/(encode|edtf|fold|property)\.ts$/.test(file);
  return /\.(sql|cypher|ts)$/.test(file);
}
