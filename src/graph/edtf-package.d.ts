declare module 'edtf' {
  /** Milliseconds since the epoch; infinite or null at an open end. Throws when the text is not EDTF. */
  export default function edtf(text: string): { min: number | null; max: number | null };
}
