import { createHash } from 'node:crypto';
import { type DocumentNode, print, separateOperations } from 'graphql';

/** An operation as it is kept: alone, with the fragments that it spreads. */
export interface KeptDocument {
  /** Null: the operation has none. */
  readonly name: string | null;
  /** Its nodes are those of the document that it was taken from. */
  readonly document: DocumentNode;
  /** As graphql-js prints it, and clients do that send a hash. */
  readonly text: string;
  /** SHA-256 of the text in UTF-8, hexadecimal. */
  readonly hash: string;
}

/** The operations of a document, in its order. Empty where there are only fragments. Their names are distinct. */
export function keptDocumentsOf(document: DocumentNode): readonly KeptDocument[] {
  return Object.entries(separateOperations(document)).map(([name, separate]) => {
    const text = print(separate);
    const hash = createHash('sha256').update(text).digest('hex');
    return { name: name === '' ? null : name, document: separate, text, hash };
  });
}
