/** Characters that are kept of one version: some 250 pages. What comes after is not searched, and the version says so. */
export const maximumCharacters = 200_000;
/** What a document made of parts (DOCX, XLSX …) may unpack to in all; more is a bomb, or nothing that a person reads. */
export const maximumUnpacked = 96 * 1024 * 1024;
/** Files that are read whole: above, only their name and title are searched. */
export const maximumWhole = 100 * 1024 * 1024;
/** A thread that has read for so long hands in what it has. */
export const readingMs = 20_000;
/** One that has not come to an end after so long is ended. */
export const patienceMs = 40_000;
/** Heap of one thread: a file that needs more ends its thread instead of the server. */
export const heap = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } as const;
