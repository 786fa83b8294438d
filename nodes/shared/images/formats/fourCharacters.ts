/** The name of a chunk as the number that its four bytes are: files can have very many chunks to compare. */
export const fourCharacters = (name: string): number => Buffer.from(name).readUInt32BE(0);
