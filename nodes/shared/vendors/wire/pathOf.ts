/** Segments, such as a model's id has with slashes between them, as a path: each is encoded, the slashes stay. */
export const pathOf = (id: string): string => `/${id.split('/').map(encodeURIComponent).join('/')}`;
