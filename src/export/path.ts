/** Where files are taken away. */
export const EXPORT_PATH = '/export';
