/** A store that is a file of this machine, as a whole: the graph, its history, and the tokens. */
export interface StoreFile {
  readonly path: string;
  /**
   * Writes what the store holds at one moment into a file that is empty or not there. Others go on reading and writing.
   * Answers the number of the last revision in it.
   *
   * @throws AppError `STORE_UNAVAILABLE` when the store cannot be read.
   */
  copyTo(file: string): Promise<number>;
  /**
   * Whether every page and every reference of the file is sound.
   *
   * @throws AppError `BAD_DUMP` when it is not, or when it is no store of ours.
   */
  check(): Promise<void>;
  /**
   * Puts the content of another file in the place of this one, all of it or nothing. What cannot be read any more is kept
   * beside it; answers its new name, null where there was none.
   *
   * @throws AppError `STORE_UNAVAILABLE` while somebody has the store open.
   */
  replaceWith(file: string): Promise<string | null>;
}
