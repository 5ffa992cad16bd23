/**
 * The key under which a text is found without regard to case, accents or width: `Zelenskyy` and `ZELENSKYY`
 * are one. Both stores keep it beside the text, so that neither engine's own collation matters.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .normalize('NFC');
}
