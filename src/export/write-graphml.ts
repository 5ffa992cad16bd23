import { type Attribute, entityAttributes, linkAttributes } from './attributes.ts';
import type { ColumnKind } from './columns.ts';
import type { ExportWriter } from './export-writer.ts';
import { type ElementReader, elementReader } from './read-elements.ts';
import { XML_DECLARATION, xmlText } from './xml.ts';

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'string',
  integer: 'int',
  number: 'double',
  boolean: 'boolean',
};

/**
 * A directed graph with typed attributes (GraphML 1.0), elements as they come.
 *
 * @throws AppError `BAD_USER_INPUT` when the query has no nodes with ids.
 */
export const writeGraphml: ExportWriter = (operation, { evidence, permalink }) =>
  documentOf(elementReader(operation, { evidence, wanted: [] }), evidence, permalink);

async function* documentOf(
  reader: ElementReader,
  evidence: boolean,
  permalink: string,
): AsyncGenerator<string> {
  const [ofNodes, ofEdges] = [entityAttributes(reader, evidence), linkAttributes(reader, evidence)];
  let start = `${XML_DECLARATION}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${keys('node', 'n', ofNodes)}${keys('edge', 'e', ofEdges)}<key id="g0" for="graph" attr.name="permalink" attr.type="string"/>\n<graph id="chancery" edgedefault="directed">\n<data key="g0">${xmlText(permalink)}</data>\n`;
  for await (const { entities, links } of reader.read()) {
    const nodes = entities.map(
      (each) => `<node id="${xmlText(each.id)}">${data('n', ofNodes, each)}</node>\n`,
    );
    const edges = links.map(
      (each) =>
        `<edge id="${xmlText(each.id)}" source="${xmlText(each.from.id)}" target="${xmlText(each.to.id)}">${data('e', ofEdges, each)}</edge>\n`,
    );
    yield start + nodes.join('') + edges.join('');
    start = '';
  }
  yield `${start}</graph>\n</graphml>\n`;
}

function keys(on: string, letter: string, attributes: readonly Attribute<never>[]): string {
  return attributes
    .map(
      ({ name, kind }, index) =>
        `<key id="${letter}${index}" for="${on}" attr.name="${xmlText(name)}" attr.type="${TYPES[kind]}"/>\n`,
    )
    .join('');
}

function data<Element>(
  letter: string,
  attributes: readonly Attribute<Element>[],
  element: Element,
): string {
  return attributes
    .map(({ read }, index) => {
      const value = read(element) ?? null;
      return value === null ? '' : `<data key="${letter}${index}">${xmlText(String(value))}</data>`;
    })
    .join('');
}
